namespace FlowKafka.Detection.Findings.Detectors;

/// <summary>
/// Cisco Stealthwatch's Suspect Long Flow: a client has talked with a server outside for very long, over reconnects and
/// changes of ports. The finding's value is its hours.
/// </summary>
public sealed class LongFlowDetector(LongFlowOptions options) : IDetector
{
    /// <inheritdoc/>
    public FindingKind Kind => FindingKind.LongFlow;

    /// <inheritdoc/>
    public Finding Find(in ConversationEvidence evidence)
    {
        if (!ConversationSpan.IsOutwards(evidence))
            return Finding.None;
        var hours = ConversationSpan.Of(evidence).Hours;
        var grade = options.GradeOf(hours);
        return grade == 0 ? Finding.None : new(Kind, grade, hours, options.Least.TotalHours);
    }
}
