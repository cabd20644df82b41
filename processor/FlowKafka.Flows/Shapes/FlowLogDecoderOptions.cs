namespace FlowKafka.Flows;

/// <summary>What a <see cref="FlowLogDecoder"/> has to be told of its source.</summary>
public sealed record FlowLogDecoderOptions
{
    /// <summary>The least <see cref="MaximumLine"/>.</summary>
    public const int LeastMaximumLine = 256;

    /// <summary>What the values are of; <see cref="FlowLogSource.Auto"/> recognises it by content.</summary>
    public FlowLogSource Source { get; init; } = FlowLogSource.Auto;

    /// <summary>Which addresses of an AWS record are its ends.</summary>
    public AddressKeying Keying { get; init; } = AddressKeying.Auto;

    /// <summary>The format of lines that no header line precedes.</summary>
    public FlowLogFormat Format { get; init; } = FlowLogFormat.Default;

    /// <summary>The formats of log groups that have another, by their names: for lines in envelopes of CloudWatch Logs.</summary>
    public IReadOnlyDictionary<string, FlowLogFormat> LogGroups { get; init; } = new Dictionary<string, FlowLogFormat>();

    /// <summary>How Avro data becomes records; null where none comes.</summary>
    public AvroFormatOptions? Avro { get; init; }

    /// <summary>What separates equal address pairs of different networks.</summary>
    public Tenancy Tenancy { get; init; } = Tenancy.Account;

    /// <summary>The tenant's name under <see cref="Tenancy.Topic"/>; empty off the bus.</summary>
    public string Topic { get; init; } = "";

    /// <summary>The longest line that is taken, in bytes without its line end.</summary>
    public int MaximumLine { get; init; } = 65_536;

    /// <summary>The most bytes that one value may expand to, all that is compressed in it taken together, and that a
    /// <see cref="FlowLogReader"/> holds of one JSON document. A file's own compression has no such limit: it is read in
    /// blocks.</summary>
    public long MaximumDecompressed { get; init; } = 256L << 20;
}
