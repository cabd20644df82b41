using FlowKafka.Avro;
using FlowKafka.Flows;
using FlowKafka.Kafka.Registry;

namespace FlowKafka.Kafka.Ingest;

/// <summary>How the Avro data of a topic, or of files, becomes records.</summary>
public sealed record AvroInputOptions
{
    /// <summary>Where the parts of a record stand in the data.</summary>
    public AvroFields Fields { get; init; } = new();

    /// <summary>What stands before a datum.</summary>
    public AvroFraming Framing { get; init; } = AvroFraming.Auto;

    /// <summary>The file of the schema that data is read as. Without a registry it is needed, and what data is written with.</summary>
    public string SchemaFile { get; init; } = "";

    /// <summary>Files of further schemas that data may have been written with, found by fingerprint.</summary>
    public IReadOnlyList<string> OlderSchemaFiles { get; init; } = [];

    /// <summary>The schema registry; null for none.</summary>
    public SchemaRegistryOptions? Registry { get; init; }

    /// <summary>The unit of start and end.</summary>
    public AvroTimeUnit TimeUnit { get; init; } = AvroTimeUnit.Auto;

    /// <summary>The unit of the duration; Auto for that of the start.</summary>
    public AvroTimeUnit DurationUnit { get; init; } = AvroTimeUnit.Auto;

    /// <summary>The words for traffic that was let through.</summary>
    public IReadOnlyList<string> Accepted { get; init; } = AvroFormatOptions.UsualAccepted;

    /// <summary>The words for traffic that was refused.</summary>
    public IReadOnlyList<string> Refused { get; init; } = AvroFormatOptions.UsualRefused;

    /// <summary>Checks the options and gives one line for each fault. Files are not looked at.</summary>
    /// <param name="areFiles">Container files carry their schema; what comes from a topic does not.</param>
    public IEnumerable<string> Faults(bool areFiles)
    {
        foreach (var fault in Fields.Faults())
            yield return "Fields:" + fault;
        if (Registry is not null)
        {
            foreach (var fault in Registry.Faults())
                yield return "Registry:" + fault;
        }

        if (SchemaFile.Length == 0 && Registry is null && !areFiles)
            yield return "SchemaFile is empty, and there is no Registry: one of them must say what the data was written with.";
        if (SchemaFile.Length == 0 && (OlderSchemaFiles.Count > 0 || Framing is AvroFraming.SingleObject or AvroFraming.Datum))
            yield return "SchemaFile is empty: name the schema that data is read as.";
        if (Accepted.Intersect(Refused, StringComparer.OrdinalIgnoreCase).FirstOrDefault() is { } both)
            yield return $"Accepted and Refused both hold '{both}'.";
    }

    /// <summary>Reads the schemas.</summary>
    /// <param name="registry">Finds schemas by number; null where there is no registry.</param>
    /// <param name="warn">Takes a line for each schema of the data that <see cref="Fields"/> does not fit; null for nobody.</param>
    /// <exception cref="AvroSchemaException">A file cannot be read, holds no schema, or none that <see cref="Fields"/> fits; the message names it.</exception>
    public AvroFormatOptions ToFormat(ISchemaSource? registry, Action<string>? warn = null)
    {
        var format = Build(registry, warn);
        try
        {
            format.Check();
            return format;
        }
        catch (AvroSchemaException e)
        {
            throw new AvroSchemaException($"{string.Join(", ", OlderSchemaFiles.Prepend(SchemaFile))}: {e.Message}", e);
        }
    }

    private AvroFormatOptions Build(ISchemaSource? registry, Action<string>? warn) => new()
    {
        Fields = Fields,
        Framing = Framing,
        Schema = SchemaFile.Length == 0 ? null : Read(SchemaFile),
        OlderSchemas = [.. OlderSchemaFiles.Select(Read)],
        Registry = registry,
        Warn = warn,
        TimeUnit = TimeUnit,
        DurationUnit = DurationUnit,
        Accepted = Accepted,
        Refused = Refused,
    };

    private static AvroSchema Read(string file)
    {
        try
        {
            return AvroSchema.Parse(File.ReadAllText(file));
        }
        catch (Exception e) when (e is AvroSchemaException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new AvroSchemaException($"{file}: {e.Message}", e);
        }
    }
}
