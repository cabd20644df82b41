namespace FlowKafka.Detection.Findings;

/// <summary>What a finding is worth: where it stands, and how it moves the score.</summary>
/// <param name="Kind">The finding's kind.</param>
/// <param name="Grade">The finding's grade.</param>
/// <param name="Group">What it rests on.</param>
/// <param name="LogOdds">What it adds to the logarithm of the odds (natural) that the conversation mines.</param>
/// <param name="Factor">By how much it multiplies the score at the end: 1 for not at all.</param>
public readonly record struct FindingWeight(FindingKind Kind, int Grade, FindingGroup Group, double LogOdds, double Factor);
