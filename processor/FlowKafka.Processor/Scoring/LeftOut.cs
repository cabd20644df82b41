namespace FlowKafka.Processor.Scoring;

/// <summary>How a model that was trained without a capture did on that capture.</summary>
/// <param name="Capture">The capture's name.</param>
/// <param name="Complete">Its complete points.</param>
/// <param name="InHull">Those of them in the hull of all other captures.</param>
/// <param name="IsFlagged">True when judge flagged a pair of it.</param>
internal sealed record LeftOut(string Capture, int Complete, int InHull, bool IsFlagged);
