using FlowKafka.Detection.Findings;

namespace FlowKafka.Processor.Evaluation.Networks;

/// <summary>How one kind of traffic did.</summary>
internal sealed class NetworkRow(string name, bool isMining)
{
    private const int Flagged = 50;

    private readonly int[] _found = new int[Enum.GetValues<FindingKind>().Length];

    public string Name => name;

    public bool IsMining => isMining;

    /// <summary>Miners, or pairs.</summary>
    public int Count { get; private set; }

    /// <summary>Flagged by the models alone.</summary>
    public int ByModels { get; private set; }

    /// <summary>Flagged by the findings alone.</summary>
    public int ByFindings { get; private set; }

    /// <summary>Flagged by both together.</summary>
    public int Together { get; private set; }

    /// <summary>Those with a finding, of any grade, at any time.</summary>
    public int With(FindingKind kind) => _found[(int)kind];

    public void Add(JudgedConversation conversation)
    {
        Count++;
        ByModels += conversation.ModelScore >= Flagged ? 1 : 0;
        ByFindings += conversation.FindingsScore >= Flagged ? 1 : 0;
        Together += conversation.Score >= Flagged ? 1 : 0;
        for (var i = 0; i < _found.Length; i++)
            _found[i] += conversation.Grades[i] > 0 ? 1 : 0;
    }
}
