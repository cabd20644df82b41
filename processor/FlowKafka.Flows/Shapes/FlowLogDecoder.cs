namespace FlowKafka.Flows;

/// <summary>
/// Turns values (Kafka values, or whole files) that hold AWS flow logs into records. It tells by itself: lines, with or
/// without header lines; <c>{"message":"…"}</c> documents; subscription envelopes of CloudWatch Logs; lines behind an ISO
/// time; gzip of any of these; several of one kind in a value. It never throws for what a value holds.
/// Not safe for concurrent use: one decoder, with its <see cref="SymbolTable"/>, serves one task.
/// </summary>
public sealed class FlowLogDecoder
{
    private readonly DecodeSession _session;
    private readonly BlockFeeder _feeder;
    private readonly HeaderMemory _headers = new();

    /// <summary>Makes a decoder that numbers names in <paramref name="symbols"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A limit of the options is too small.</exception>
    public FlowLogDecoder(SymbolTable symbols, FlowLogDecoderOptions? options = null)
    {
        Options = options ?? new FlowLogDecoderOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(Options.MaximumLine, FlowLogDecoderOptions.LeastMaximumLine);
        ArgumentOutOfRangeException.ThrowIfLessThan(Options.MaximumDecompressed, Options.MaximumLine);
        Names = new RecordNames(symbols, Options.Tenancy, Options.Topic);
        General = new LineParser(Names);
        Fast = new DefaultLineParser(Names, Options.Tenancy);
        _session = new DecodeSession(this);
        _feeder = new BlockFeeder(Options);
    }

    /// <summary>The settings of this decoder.</summary>
    public FlowLogDecoderOptions Options { get; }

    /// <summary>What became of all records so far, over all values and readers of this decoder.</summary>
    public DecodeCounts Counts { get; } = new();

    internal RecordNames Names { get; }

    internal LineParser General { get; }

    internal DefaultLineParser Fast { get; }

    /// <summary>Decodes one value. A header line in it holds for the rest of this value only. An empty value is nothing.</summary>
    public void Decode(ReadOnlySpan<byte> value, IFlowSink sink)
    {
        _session.Begin();
        if (Gzip.Is(value))
            DecodeGzip(value, sink);
        else
            _session.Consume(value, isFinal: true, sink);
    }

    internal HeaderMemory Headers => _headers;

    private unsafe void DecodeGzip(ReadOnlySpan<byte> value, IFlowSink sink)
    {
        fixed (byte* start = value)
        {
            using var compressed = new UnmanagedMemoryStream(start, value.Length);
            using var plain = Gzip.Open(compressed);
            _feeder.Begin(plain, Options.MaximumDecompressed);
            while (_feeder.Step(_session, sink))
            {
            }
        }

        if (_feeder.IsBroken)
            _session.RejectWhole(RejectReason.BrokenCompression, value, sink);
    }
}
