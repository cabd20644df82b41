namespace FlowKafka.Processor.Talk;

/// <summary>What the talk's experiment came to.</summary>
/// <param name="Stages">The funnel, from its begin.</param>
/// <param name="Filters">What was learned.</param>
/// <param name="Lines">Lines of flow logs that were judged.</param>
internal sealed record TalkOutcome(IReadOnlyList<TalkStage> Stages, TalkFilters Filters, long Lines);
