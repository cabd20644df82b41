using FlowKafka.Detection.Models;
using FlowKafka.Detection.Strategies;
using FlowKafka.Detection.Training;
using FlowKafka.Processor.Scoring;

namespace FlowKafka.Processor.Evaluation;

/// <summary>The strategies that the program compares, its own models among them.</summary>
internal static class EvaluatedStrategies
{
    public static IReadOnlyList<IStrategy> All(IReadOnlyList<Model> models, ScoreOptions options) =>
        StrategyList.Of(new ShippedRecipe(models), Recipe(options), options.Judge);

    /// <summary>How models like the shipped ones are made of other captures.</summary>
    public static IModelRecipe Recipe(ScoreOptions options) => new TrainerRecipe(new TrainerOptions
    {
        Name = "retrained",
        WindowSize = options.Window.WindowSize,
        OwnNetworks = options.Judge.OwnNetworks,
    });
}
