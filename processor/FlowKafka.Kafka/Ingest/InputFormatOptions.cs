using FlowKafka.Flows;

namespace FlowKafka.Kafka.Ingest;

/// <summary>What flow logs come in: the values of an input topic, or files.</summary>
public record InputFormatOptions
{
    /// <summary>What wrote them; Auto recognises it by content.</summary>
    public FlowLogSource Source { get; init; } = FlowLogSource.Auto;

    /// <summary>
    /// The fields of AWS lines that no header line precedes, separated by spaces, as AWS names them;
    /// empty for the default format (version 2).
    /// </summary>
    public string Format { get; init; } = "";

    /// <summary>Which addresses of an AWS record are its ends; null for what <see cref="IngestOptions.Keying"/> says.</summary>
    public AddressKeying? Keying { get; init; }

    /// <summary>The formats of log groups that have another, for lines in envelopes of CloudWatch Logs.</summary>
    public IReadOnlyList<LogGroupOptions> LogGroups { get; init; } = [];

    /// <summary>How Avro data becomes records; null where none comes.</summary>
    public AvroInputOptions? Avro { get; init; }

    /// <summary>Checks the options and gives one line for each fault.</summary>
    /// <param name="usual">The keying that holds where none is given.</param>
    /// <param name="areFiles">Whether these are files.</param>
    public IEnumerable<string> FormatFaults(AddressKeying usual, bool areFiles)
    {
        var isText = Source is FlowLogSource.Auto or FlowLogSource.AwsVpc or FlowLogSource.AwsTransitGateway;
        FlowLogFormat? format = null;
        if (Format.Length > 0 && !isText)
            yield return $"Format: it is for AWS's lines, and Source is {Source}: leave it out.";
        else if (Format.Length > 0 && !FlowLogFormat.TryParse(Format, out format, out var error))
            yield return $"Format: {error}";
        if (Keying is { } own && own != AddressKeying.Auto && !isText)
            yield return $"Keying is {own}, which is for AWS's lines, and Source is {Source}: leave it out.";
        else if (isText && (Keying ?? usual) == AddressKeying.Pkt && Format.Length > 0 && format is not null && !format.HasPacketAddresses)
            yield return "Keying is Pkt, and Format lacks pkt-srcaddr or pkt-dstaddr: every record would be refused.";
        for (var i = 0; i < LogGroups.Count; i++)
        {
            if (LogGroups[i].Name.Length == 0)
                yield return $"LogGroups:{i}:Name is empty.";
            if (!FlowLogFormat.TryParse(LogGroups[i].Format, out _, out var fault))
                yield return $"LogGroups:{i}:Format: {fault}";
        }

        if (LogGroups.Select(group => group.Name).Distinct(StringComparer.Ordinal).Count() < LogGroups.Count)
            yield return "LogGroups names a log group twice.";
        if (LogGroups.Count > 0 && !isText)
            yield return $"LogGroups are for AWS's lines, and Source is {Source}: leave them out.";
        if (Source == FlowLogSource.Avro && Avro is null)
            yield return "Source is Avro: say in Avro:Fields which Avro field holds what.";
        if (Source != FlowLogSource.Avro && Avro is not null && !areFiles)
            yield return $"Avro is given, and Source is {Source}: set it to Avro.";
        if (Avro is null)
            yield break;
        foreach (var fault in Avro.Faults(areFiles))
            yield return "Avro:" + fault;
    }

    /// <summary>What the decoder is told.</summary>
    /// <param name="ingest">What holds for all input.</param>
    /// <param name="topic">The topic's name; empty for files.</param>
    /// <param name="schemas">Finds schemas by number; null where there is no registry.</param>
    /// <param name="warn">Takes a line for each schema of the data that the mapping does not fit; null for nobody.</param>
    /// <exception cref="FlowKafka.Avro.AvroSchemaException">A schema file cannot be read, or holds none.</exception>
    public FlowLogDecoderOptions ToDecoder(IngestOptions ingest, string topic, ISchemaSource? schemas, Action<string>? warn = null) => new()
    {
        Source = Source,
        Keying = Keying ?? ingest.Keying,
        Format = Format.Length == 0 ? FlowLogFormat.Default : FlowLogFormat.Parse(Format),
        LogGroups = LogGroups.ToDictionary(group => group.Name, group => FlowLogFormat.Parse(group.Format), StringComparer.Ordinal),
        Avro = Avro?.ToFormat(schemas, warn),
        Tenancy = ingest.Tenancy,
        Topic = topic,
        MaximumLine = ingest.MaximumLine,
    };
}
