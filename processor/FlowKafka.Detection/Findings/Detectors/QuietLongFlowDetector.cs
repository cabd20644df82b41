namespace FlowKafka.Detection.Findings.Detectors;

/// <summary>
/// Cisco Stealthwatch's Suspect Quiet Long Flow: a long flow of few bytes. The finding's value is its bytes an hour, both
/// ways, its second number its hours.
/// </summary>
public sealed class QuietLongFlowDetector(QuietLongFlowOptions options) : IDetector
{
    /// <inheritdoc/>
    public FindingKind Kind => FindingKind.QuietLongFlow;

    /// <inheritdoc/>
    public Finding Find(in ConversationEvidence evidence)
    {
        if (!ConversationSpan.IsOutwards(evidence))
            return Finding.None;
        var span = ConversationSpan.Of(evidence);
        var grade = options.GradeOf(span.Hours);
        if (grade == 0 || span.Bytes > options.MostBytesAnHour * span.Hours)
            return Finding.None;
        return new(Kind, grade, span.Bytes / span.Hours, options.MostBytesAnHour) { Second = span.Hours };
    }
}
