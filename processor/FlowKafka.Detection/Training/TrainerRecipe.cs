using FlowKafka.Detection.Models;
using FlowKafka.Detection.Strategies;

namespace FlowKafka.Detection.Training;

/// <summary>What <c>flowkafka train</c> makes when nothing else is said.</summary>
public sealed class TrainerRecipe(TrainerOptions options) : IModelRecipe
{
    /// <inheritdoc/>
    public string Meaning => "models as 'flowkafka train' makes them, through the judge";

    /// <inheritdoc/>
    public bool IsTrained => true;

    /// <inheritdoc/>
    public IReadOnlyList<Model> Train(IReadOnlyList<CaptureHistory> miners)
    {
        ArgumentNullException.ThrowIfNull(miners);
        var trainer = new ModelTrainer(options);
        foreach (var capture in miners)
        {
            foreach (var window in capture.Pairs.SelectMany(pair => pair.Windows))
                trainer.Add(capture.Name, window);
        }

        return [trainer.Train().Model];
    }
}
