using FlowKafka.Detection.Models;
using FlowKafka.Detection.Strategies;
using FlowKafka.Detection.Training;
using FlowKafka.Processor.Scoring;

namespace FlowKafka.Processor.Training;

/// <summary>
/// Makes the shipped models of other captures: the same simulated miners, the same recipes, and the evidence of the shipped
/// models' bars, which no capture of a miner takes part in.
/// </summary>
internal sealed class ShippedCombination(IReadOnlyList<Model> shipped, ScoreOptions options, long now) : IModelRecipe
{
    private readonly Lazy<ShippedTraining> _training = new(() =>
    {
        var traffic = new SimulatedTraffic(options, now);
        return new([.. TrainingNetworks.Learned().SelectMany(network => traffic.Play(network, CancellationToken.None)).Where(pair => pair.IsMining)]);
    });

    public string Meaning => "the shipped models, made again of simulated miners and of these captures, through the judge";

    public bool IsTrained => true;

    public IReadOnlyList<Model> Train(IReadOnlyList<CaptureHistory> miners) => [.. _training.Value.Train(miners).Select(WithEvidence)];

    private Model WithEvidence(Model model)
    {
        var known = shipped.FirstOrDefault(other => other.Name == model.Name);
        return model.With([.. model.Bars.Select(bar => bar with { Evidence = known?.Bars.FirstOrDefault(other => other.Points == bar.Points)?.Evidence })]);
    }
}
