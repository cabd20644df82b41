using System.Collections.Immutable;
using FlowKafka.Detection.Models;

namespace FlowKafka.Detection.Verdicts;

/// <summary>A model as the panel works with it.</summary>
internal sealed class PanelSeat
{
    public PanelSeat(Model model, IEnumerable<ModelDeployment> deployments)
    {
        Model = model;
        Bars = model.BarsByPoints;
        LeastThreshold = Bars.Min(bar => bar.MembershipThreshold);
        foreach (var deployment in deployments)
        {
            if (deployment.Model == model.Name || deployment.Model == $"{model.Name}@{model.Version}")
                (EffectiveFrom, IsShadow) = (deployment.EffectiveFrom, deployment.IsShadow);
        }
    }

    public Model Model { get; }

    /// <summary>The bar with the most points first.</summary>
    public ImmutableArray<ModelBar> Bars { get; }

    public double LeastThreshold { get; }

    public long EffectiveFrom { get; } = long.MinValue;

    public bool IsShadow { get; }
}
