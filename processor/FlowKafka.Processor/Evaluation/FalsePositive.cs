using FlowKafka.Detection.Strategies;

namespace FlowKafka.Processor.Evaluation;

/// <summary>A pair that does not mine and was flagged.</summary>
internal sealed record FalsePositive(EvaluationCapture Capture, PairHistory Pair, FirstFlag Flag);
