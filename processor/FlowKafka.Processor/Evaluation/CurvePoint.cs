namespace FlowKafka.Processor.Evaluation;

/// <summary>A strategy with one value of the number that it is swept by.</summary>
/// <param name="Step">The number.</param>
/// <param name="Found">Mining captures found.</param>
/// <param name="FalsePositives">Pairs without mining that were flagged.</param>
internal sealed record CurvePoint(double Step, int Found, int FalsePositives);
