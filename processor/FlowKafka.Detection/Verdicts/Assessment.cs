using FlowKafka.Detection.Knowledge;

namespace FlowKafka.Detection.Verdicts;

/// <summary>What is held of a conversation at the end of a window.</summary>
/// <param name="Severity">The severity; <see cref="Verdicts.Severity.None"/> when there is nothing to tell.</param>
/// <param name="Score">How the score came about.</param>
/// <param name="Allowed">The entry of an allow-list that silences it; null when none does.</param>
public readonly record struct Assessment(int Severity, CombinedScore Score, ListHit? Allowed);
