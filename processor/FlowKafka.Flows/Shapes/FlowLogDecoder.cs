namespace FlowKafka.Flows;

/// <summary>
/// Turns values (Kafka values, or whole files) that hold flow logs into records. It tells by itself what they are: lines,
/// with or without header lines; JSON documents of a known format; and the envelopes around them, in one another, each a
/// <see cref="FlowLogEnvelope"/>; several of one kind in a value. It never throws for what a value holds.
/// Not safe for concurrent use: one decoder, with its <see cref="SymbolTable"/>, serves one task.
/// </summary>
public sealed class FlowLogDecoder
{
    private readonly DecodeSession _session;
    private readonly HeaderMemory _headers = new();
    private readonly Dictionary<ulong, FlowLogFormat> _logGroups = [];
    private readonly AvroValues? _avro;

    /// <summary>Makes a decoder that numbers names in <paramref name="symbols"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A limit of the options is too small.</exception>
    /// <exception cref="FlowKafka.Avro.AvroSchemaException">The mapping of Avro does not fit the schema that is given.</exception>
    public FlowLogDecoder(SymbolTable symbols, FlowLogDecoderOptions? options = null)
    {
        Options = options ?? new FlowLogDecoderOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(Options.MaximumLine, FlowLogDecoderOptions.LeastMaximumLine);
        ArgumentOutOfRangeException.ThrowIfLessThan(Options.MaximumDecompressed, Options.MaximumLine);
        Names = new RecordNames(symbols, Options.Tenancy, Options.Topic);
        General = new LineParser(Names, Options.Keying);
        Fast = new DefaultLineParser(Names, Options.Tenancy, Options.Keying);
        foreach (var (name, format) in Options.LogGroups)
            _logGroups[StableHash.OfText(name)] = format;
        _session = new DecodeSession(this);
        _avro = AvroOf(_session);
    }

    /// <summary>The settings of this decoder.</summary>
    public FlowLogDecoderOptions Options { get; }

    /// <summary>What became of all records so far, over all values and readers of this decoder.</summary>
    public DecodeCounts Counts { get; } = new();

    internal RecordNames Names { get; }

    internal LineParser General { get; }

    internal DefaultLineParser Fast { get; }

    /// <summary>Decodes one value. A header line in it holds for the rest of this value only. An empty value is nothing.</summary>
    /// <exception cref="SchemaSourceException">The schema registry does not answer now: nothing was taken of the value.</exception>
    public void Decode(ReadOnlySpan<byte> value, IFlowSink sink)
    {
        _session.Begin();
        if (_avro is not null && Options.Source == FlowLogSource.Avro)
            _avro.Take(value, sink);
        else
            _session.Take(value, sink);
    }

    internal HeaderMemory Headers => _headers;

    /// <summary>The format of a log group, by the hash of its name; null when it has none of its own.</summary>
    internal FlowLogFormat? FormatOf(ulong logGroup) => _logGroups.GetValueOrDefault(logGroup);

    /// <summary>What takes Avro in a session; null where none comes.</summary>
    internal AvroValues? AvroOf(DecodeSession session) => Options.Avro is { } avro
        ? new AvroValues(new AvroFlowFormat(avro, Names, session.Outlet), session, Options.MaximumDecompressed)
        : null;
}
