using System.Collections.Immutable;

namespace FlowKafka.Detection.Knowledge;

/// <summary>One version of one list. Immutable.</summary>
public sealed record KnownList : IKnowledgeVersion
{
    /// <summary>The list's name.</summary>
    public required string Name { get; init; }

    /// <summary>What it is of.</summary>
    public required ListKind Kind { get; init; }

    /// <summary>The version: what a line <c># version:</c> says, else the first 12 hexadecimal digits of SHA-256 of the file.</summary>
    public required string Version { get; init; }

    /// <summary>The first moment at which it holds, Unix milliseconds; null when the file does not say so.</summary>
    public long? EffectiveFrom { get; init; }

    /// <summary>The entries, in the order of the file.</summary>
    public required ImmutableArray<ListEntry> Entries { get; init; }

    /// <summary>What became of the lines.</summary>
    public required ListTally Tally { get; init; }

    /// <summary>The first bad lines, each with file, line and what is wrong.</summary>
    public ImmutableArray<string> Faults { get; init; } = [];

    /// <inheritdoc/>
    public int Count => Entries.Length;

    /// <inheritdoc/>
    public int BadLines => Tally.Bad;
}
