using FlowKafka.Detection.Models;
using FlowKafka.Detection.Strategies;

namespace FlowKafka.Detection.Training;

/// <summary>Models as they are, from files: nothing is learned.</summary>
public sealed class ShippedRecipe(IReadOnlyList<Model> models) : IModelRecipe
{
    /// <inheritdoc/>
    public string Meaning => $"the models of the program as they are, through the judge{(models.Count == 0 ? "" : ": ")}{string.Join(", ", models.Select(model => model.Name))}";

    /// <inheritdoc/>
    public bool IsTrained => false;

    /// <inheritdoc/>
    public IReadOnlyList<Model> Train(IReadOnlyList<CaptureHistory> miners) => models;
}
