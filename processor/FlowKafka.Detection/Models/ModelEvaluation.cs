namespace FlowKafka.Detection.Models;

/// <summary>How a model did on traffic that it was not trained on.</summary>
/// <param name="Recall">The part of the mining pairs that it flagged, from 0 to 1.</param>
/// <param name="FalsePositiveRate">The part of the other pairs that it flagged, from 0 to 1.</param>
/// <param name="Command">The command that reproduces these figures.</param>
public sealed record ModelEvaluation(double Recall, double FalsePositiveRate, string Command);
