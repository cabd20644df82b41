using System.Collections.Immutable;

namespace FlowKafka.Detection.Knowledge;

/// <summary>One version of one source of identities. Immutable.</summary>
public sealed record IdentityList : IKnowledgeVersion
{
    /// <summary>The source's name.</summary>
    public required string Name { get; init; }

    /// <summary>The version: what a line <c># version:</c> says, else the first 12 hexadecimal digits of SHA-256 of the file.</summary>
    public required string Version { get; init; }

    /// <summary>The first moment at which it holds, Unix milliseconds; null when the file does not say so.</summary>
    public long? EffectiveFrom { get; init; }

    /// <summary>The entries, in the order of the file.</summary>
    public required ImmutableArray<IdentityEntry> Entries { get; init; }

    /// <summary>Empty lines, comments and the header.</summary>
    public required int Comments { get; init; }

    /// <inheritdoc/>
    public required int BadLines { get; init; }

    /// <summary>The first bad lines, each with file, line and what is wrong.</summary>
    public ImmutableArray<string> Faults { get; init; } = [];

    /// <inheritdoc/>
    public int Count => Entries.Length;
}
