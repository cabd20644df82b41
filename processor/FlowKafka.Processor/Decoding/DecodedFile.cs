using FlowKafka.Flows;

namespace FlowKafka.Processor.Decoding;

/// <summary>What was found in a file, or in all of them.</summary>
internal sealed class DecodedFile(string path)
{
    public string Path => path;

    /// <summary>What became of its records.</summary>
    public DecodeCounts Counts { get; } = new();

    public RecordTraits Traits { get; } = new();

    /// <summary>How many fields its AWS lines have.</summary>
    public SortedSet<int> Fields { get; } = [];

    /// <summary>True when something in it was a flow log.</summary>
    public bool IsFlowLog => Counts.Accepted + Counts.AllSkipped > 0;

    /// <summary>The sources of what was accepted.</summary>
    public IEnumerable<FlowLogSource> Sources => Enum.GetValues<FlowLogSource>().Where(source => Counts.AcceptedOf(source) > 0);

    public void Add(DecodedFile other)
    {
        Counts.Add(other.Counts);
        Traits.Add(other.Traits);
        Fields.UnionWith(other.Fields);
    }
}
