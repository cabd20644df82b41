namespace FlowKafka.Elasticsearch.Setup;

/// <summary>What became of one thing.</summary>
/// <param name="Part">The part it belongs to.</param>
/// <param name="Kind">What it is, as <c>index template</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Note">Why, or what was left out of it; empty when there is nothing to say.</param>
public sealed record SetupResult(SetupPart Part, string Kind, string Name, SetupOutcome Outcome, string Note = "");
