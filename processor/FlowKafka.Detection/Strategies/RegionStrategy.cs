using System.Globalization;
using FlowKafka.Detection.Models;

namespace FlowKafka.Detection.Strategies;

/// <summary>A kind of region in a feature space, with a number such as its margin.</summary>
public sealed class RegionStrategy(IRegionShape shape, SpaceRecipe space, double number, MembershipRule rule) : ISweptStrategy
{
    /// <inheritdoc/>
    public string Name => $"{shape.Name}-{space.Name}{(number == shape.Numbers[0] ? "" : string.Create(CultureInfo.InvariantCulture, $"-{Math.Round(number * 100)}"))}";

    /// <inheritdoc/>
    public string Meaning => string.Create(
        CultureInfo.InvariantCulture, $"{shape.Meaning}, in {space.Meaning}, {shape.NumberMeaning} {number * 100:0.##} %, of {rule.MinimumPoints} complete points {rule.Threshold * 100:0.##} % inside");

    /// <inheritdoc/>
    public bool IsTrained => true;

    /// <inheritdoc/>
    public string SweptBy => shape.NumberMeaning;

    /// <inheritdoc/>
    public IReadOnlyList<double> Steps => shape.Steps;

    /// <summary>The name of the kind of region.</summary>
    public string Shape => shape.Name;

    /// <summary>The name of the feature space.</summary>
    public string Space => space.Name;

    /// <summary>The number.</summary>
    public double Number => number;

    /// <summary>True when this is the one of its kind and space that stands for the others on a curve.</summary>
    public bool IsUsual => number == shape.Numbers[0];

    /// <inheritdoc/>
    public IPairJudge Train(IReadOnlyList<CaptureHistory> miners)
    {
        var (fittedSpace, region) = Fit(miners);
        return new RegionJudge(fittedSpace, region.At(number), rule);
    }

    /// <inheritdoc/>
    public IReadOnlyList<IPairJudge> TrainSteps(IReadOnlyList<CaptureHistory> miners)
    {
        var (fittedSpace, region) = Fit(miners);
        return [.. Steps.Select(step => new RegionJudge(fittedSpace, region.At(step), rule))];
    }

    /// <summary>The space and the region, for pictures.</summary>
    public (FeatureSpace Space, IFittedRegion Region) Fit(IReadOnlyList<CaptureHistory> miners)
    {
        var points = TrainingPoints.Complete(miners);
        var fittedSpace = space.Fit(points);
        return (fittedSpace, shape.Fit(TrainingPoints.In(fittedSpace, points), fittedSpace.Dimension));
    }
}
