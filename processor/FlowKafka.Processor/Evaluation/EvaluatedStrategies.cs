using FlowKafka.Detection.Models;
using FlowKafka.Detection.Strategies;
using FlowKafka.Detection.Training;
using FlowKafka.Processor.Scoring;
using FlowKafka.Processor.Training;

namespace FlowKafka.Processor.Evaluation;

/// <summary>The strategies that the program compares, its own models among them.</summary>
internal static class EvaluatedStrategies
{
    /// <param name="models">The shipped models.</param>
    /// <param name="options">The settings.</param>
    /// <param name="now">The present moment, Unix milliseconds.</param>
    public static IReadOnlyList<IStrategy> All(IReadOnlyList<Model> models, ScoreOptions options, long now) =>
        StrategyList.Of(new ShippedRecipe(models), new ShippedCombination(models, options, now), options.Judge);
}
