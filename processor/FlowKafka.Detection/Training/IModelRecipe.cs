using FlowKafka.Detection.Models;
using FlowKafka.Detection.Strategies;

namespace FlowKafka.Detection.Training;

/// <summary>A way of making models of captures of miners: what a leave-one-out evaluation repeats without each capture.</summary>
public interface IModelRecipe
{
    /// <summary>What it does, in one line.</summary>
    string Meaning { get; }

    /// <summary>False when the models are the same whatever the captures are.</summary>
    bool IsTrained { get; }

    /// <summary>Makes models.</summary>
    /// <exception cref="ModelTrainingException">There is nothing to learn from.</exception>
    IReadOnlyList<Model> Train(IReadOnlyList<CaptureHistory> miners);
}
