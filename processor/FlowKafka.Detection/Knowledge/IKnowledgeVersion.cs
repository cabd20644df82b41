using System.Collections.Immutable;

namespace FlowKafka.Detection.Knowledge;

/// <summary>One version of what is known from outside.</summary>
public interface IKnowledgeVersion
{
    /// <summary>The source's name.</summary>
    string Name { get; }

    /// <summary>The version.</summary>
    string Version { get; }

    /// <summary>The first moment at which it holds, Unix milliseconds; null when the file does not say so.</summary>
    long? EffectiveFrom { get; }

    /// <summary>How many entries it has.</summary>
    int Count { get; }

    /// <summary>How many lines could not be read.</summary>
    int BadLines { get; }

    /// <summary>The first bad lines, each with file, line and what is wrong.</summary>
    ImmutableArray<string> Faults { get; }
}
