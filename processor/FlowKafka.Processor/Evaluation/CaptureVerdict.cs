using FlowKafka.Detection.Strategies;

namespace FlowKafka.Processor.Evaluation;

/// <summary>What a strategy said of one mining file.</summary>
/// <param name="Capture">The file.</param>
/// <param name="Flag">When the first of its pairs was flagged; null when none was.</param>
internal sealed record CaptureVerdict(EvaluationCapture Capture, FirstFlag? Flag);
