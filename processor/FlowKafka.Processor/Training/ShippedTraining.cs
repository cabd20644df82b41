using FlowKafka.Detection.Models;
using FlowKafka.Detection.Strategies;
using FlowKafka.Detection.Training;
using FlowKafka.Simulation;

namespace FlowKafka.Processor.Training;

/// <summary>Makes the shipped models, of simulated miners and of captures.</summary>
internal sealed class ShippedTraining(IReadOnlyList<LabelledPair> simulated)
{
    /// <summary>Makes all models.</summary>
    /// <param name="captures">Real captures of XMR miners; may be none.</param>
    public IReadOnlyList<Model> Train(IReadOnlyList<CaptureHistory> captures) => [.. ShippedProfile.All.Select(profile => Train(profile, captures))];

    private Model Train(ShippedProfile profile, IReadOnlyList<CaptureHistory> captures)
    {
        var trainer = new ModelTrainer(new TrainerOptions
        {
            Name = profile.Name,
            Description = profile.Description,
            Simulated = true,
            Recipe = profile.Recipe,
        });
        foreach (var pair in simulated.Where(pair => pair.Kind is { } kind && profile.Kinds.Contains(kind)))
            Add(trainer, $"simulated {pair.Kind!.Value.Label()}", pair.History);
        if (profile.Captures)
        {
            foreach (var capture in captures)
            {
                foreach (var pair in capture.Pairs)
                    Add(trainer, capture.Name, pair);
            }
        }

        return trainer.Train().Model;
    }

    private static void Add(ModelTrainer trainer, string source, PairHistory pair)
    {
        foreach (var window in pair.Windows)
            trainer.Add(source, window);
    }
}
