namespace FlowKafka.Flows;

/// <summary>
/// What became of the records that a decoder was offered. After every value,
/// <see cref="Offered"/> = <see cref="Accepted"/> + all skipped + all rejected.
/// </summary>
public sealed class DecodeCounts
{
    private readonly long[] _skipped = new long[Enum.GetValues<SkipReason>().Length];
    private readonly long[] _rejected = new long[Enum.GetValues<RejectReason>().Length];

    private readonly long[] _sources = new long[Enum.GetValues<FlowLogSource>().Length];
    private readonly long[] _envelopes = new long[Enum.GetValues<FlowLogEnvelope>().Length];

    /// <summary>Records found: lines that are neither blank nor headers, control messages, and whatever is rejected whole.</summary>
    public long Offered { get; internal set; }

    /// <summary>Records passed on.</summary>
    public long Accepted { get; private set; }

    /// <summary>Header lines taken; they are no records.</summary>
    public long Headers { get; internal set; }

    /// <summary>Accepted records whose start was after their end; their end was set to their start.</summary>
    public long InvertedIntervals { get; internal set; }

    /// <summary>Accepted records whose format lacks the fields of an identity.</summary>
    public long WithoutIdentity { get; internal set; }

    /// <summary>Accepted records whose packets and bytes are samples, scaled to the whole.</summary>
    public long Sampled { get; internal set; }

    /// <summary>Records skipped, for all reasons.</summary>
    public long AllSkipped => _skipped.Sum();

    /// <summary>Records rejected, for all reasons.</summary>
    public long AllRejected => _rejected.Sum();

    /// <summary>Records skipped for one reason.</summary>
    public long Skipped(SkipReason reason) => _skipped[(int)reason];

    /// <summary>Records rejected for one reason.</summary>
    public long Rejected(RejectReason reason) => _rejected[(int)reason];

    /// <summary>Records accepted of one source.</summary>
    public long AcceptedOf(FlowLogSource source) => _sources[(int)source];

    /// <summary>Envelopes opened of one kind.</summary>
    public long Opened(FlowLogEnvelope envelope) => _envelopes[(int)envelope];

    /// <summary>Adds the counts of another decoder.</summary>
    public void Add(DecodeCounts other)
    {
        Offered += other.Offered;
        Accepted += other.Accepted;
        Headers += other.Headers;
        InvertedIntervals += other.InvertedIntervals;
        WithoutIdentity += other.WithoutIdentity;
        Sampled += other.Sampled;
        for (var i = 0; i < _sources.Length; i++)
            _sources[i] += other._sources[i];
        for (var i = 0; i < _envelopes.Length; i++)
            _envelopes[i] += other._envelopes[i];
        for (var i = 0; i < _skipped.Length; i++)
            _skipped[i] += other._skipped[i];
        for (var i = 0; i < _rejected.Length; i++)
            _rejected[i] += other._rejected[i];
    }

    internal void Accept(FlowLogSource source)
    {
        Accepted++;
        _sources[(int)source]++;
    }

    internal void Accept(FlowLogSource source, int records, int inverted)
    {
        Offered += records;
        Accepted += records;
        InvertedIntervals += inverted;
        _sources[(int)source] += records;
    }

    internal void Open(FlowLogEnvelope envelope) => _envelopes[(int)envelope]++;

    internal void Skip(SkipReason reason) => _skipped[(int)reason]++;

    internal void Reject(RejectReason reason) => _rejected[(int)reason]++;
}
