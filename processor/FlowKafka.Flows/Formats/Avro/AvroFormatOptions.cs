using FlowKafka.Avro;

namespace FlowKafka.Flows;

/// <summary>How Avro data becomes records.</summary>
public sealed record AvroFormatOptions
{
    /// <summary>What <see cref="Accepted"/> is unless it is said otherwise.</summary>
    public static IReadOnlyList<string> UsualAccepted { get; } = ["ACCEPT", "ACCEPTED", "ALLOW", "ALLOWED", "PASS", "PERMIT", "PERMITTED", "A"];

    /// <summary>What <see cref="Refused"/> is unless it is said otherwise.</summary>
    public static IReadOnlyList<string> UsualRefused { get; } = ["REJECT", "REJECTED", "DENY", "DENIED", "DROP", "DROPPED", "BLOCK", "BLOCKED", "D"];

    /// <summary>Where the parts of a record stand.</summary>
    public AvroFields Fields { get; init; } = new();

    /// <summary>What stands before a datum.</summary>
    public AvroFraming Framing { get; init; } = AvroFraming.Auto;

    /// <summary>The schema that data is read as; null to read each as it was written.</summary>
    public AvroSchema? Schema { get; init; }

    /// <summary>Further schemas that data may have been written with, found by fingerprint.</summary>
    public IReadOnlyList<AvroSchema> OlderSchemas { get; init; } = [];

    /// <summary>Finds schemas by number; null where there is no registry.</summary>
    public ISchemaSource? Registry { get; init; }

    /// <summary>The unit of start and end.</summary>
    public AvroTimeUnit TimeUnit { get; init; } = AvroTimeUnit.Auto;

    /// <summary>The unit of the duration; Auto for that of the start.</summary>
    public AvroTimeUnit DurationUnit { get; init; } = AvroTimeUnit.Auto;

    /// <summary>The words for traffic that was let through, in either case.</summary>
    public IReadOnlyList<string> Accepted { get; init; } = UsualAccepted;

    /// <summary>The words for traffic that was refused, in either case.</summary>
    public IReadOnlyList<string> Refused { get; init; } = UsualRefused;

    /// <summary>Takes a line for each schema of the data that the mapping does not fit; null for nobody.</summary>
    public Action<string>? Warn { get; init; }

    /// <summary>Sees whether the mapping fits the schemas that are given.</summary>
    /// <exception cref="AvroSchemaException">It does not, or they do not resolve; the message says what is wrong.</exception>
    public void Check()
    {
        if (Schema is null)
            return;
        foreach (var writer in OlderSchemas.Prepend(Schema))
            AvroPlan.Of(writer, this);
    }
}
