using System.Collections.Immutable;
using FlowKafka.Geometry;

namespace FlowKafka.Detection.Models;

/// <summary>
/// What mining of one profile (coin, software, pool regime) looks like: hulls around the points of windows of one size.
/// Immutable. Its file is JSON and described by schemas/model.schema.json.
/// </summary>
public sealed class Model
{
    /// <summary>The version of the file format that this program reads and writes.</summary>
    public const int SchemaVersion = 2;

    private readonly Lazy<string> _version;
    private readonly Lazy<HullMembership[]> _memberships;
    private readonly Lazy<ImmutableArray<ModelBar>> _bars;

    /// <summary>Makes a model; its properties are set by an initialiser.</summary>
    public Model()
    {
        _version = new(() => ModelWriter.VersionOf(this));
        _memberships = new(() => [.. Hulls.Select(hull => hull.ToMembership(Margin))]);
        _bars = new(() => Bars.Length > 0
            ? [.. Bars.OrderByDescending(bar => bar.Points)]
            : [new ModelBar { Points = MinimumPoints, MembershipThreshold = MembershipThreshold }]);
    }

    /// <summary>The profile's name.</summary>
    public required string Name { get; init; }

    /// <summary>The first 12 hexadecimal digits of SHA-256 over all else that the model says.</summary>
    public string Version => _version.Value;

    /// <summary>The size of the windows whose points it judges; a whole number of milliseconds.</summary>
    public required TimeSpan WindowSize { get; init; }

    /// <summary>The space in which the hulls lie.</summary>
    public FeatureSpace Space { get; init; } = FeatureSpace.Raw;

    /// <summary>The least part of the complete points that lies in the hulls for a match, above 0 and up to 1; of models without bars.</summary>
    public double MembershipThreshold { get; init; } = 0.98;

    /// <summary>The fewest complete points that are judged, 1 or more; of models without bars.</summary>
    public int MinimumPoints { get; init; } = 6;

    /// <summary>What is demanded at how many points; empty for the threshold and the minimum alone.</summary>
    public ImmutableArray<ModelBar> Bars { get; init; } = [];

    /// <summary>By which part each hull grows about its centroid: 0 leaves it, 0.05 moves each facet 5 % outwards.</summary>
    public double Margin { get; init; }

    /// <summary>The hulls; a point is a member when it lies in any of them.</summary>
    public required ImmutableArray<ModelHull> Hulls { get; init; }

    /// <summary>What it was trained on.</summary>
    public required TrainedOn TrainedOn { get; init; }

    /// <summary>How it did on other traffic; null when that was not measured.</summary>
    public ModelEvaluation? Evaluation { get; init; }

    /// <summary>The same model with other bars, and so of another version.</summary>
    public Model With(ImmutableArray<ModelBar> bars) => With(bars, Evaluation);

    /// <summary>The same model with an evaluation, and so of another version.</summary>
    public Model With(ModelEvaluation? evaluation) => With(Bars, evaluation);

    /// <summary>Reads a model file.</summary>
    /// <exception cref="ModelFormatException">The file is not JSON, or a property is unknown, missing, wrong or does not
    /// fit the version; the message names it.</exception>
    public static Model Load(Stream stream) => ModelReader.Read(stream);

    /// <summary>Writes the model file. The same model gives the same bytes.</summary>
    public void Save(Stream stream) => ModelWriter.Write(this, stream);

    /// <summary>The bars, the one with the most points first; one of the threshold and the minimum when the model names none.</summary>
    internal ImmutableArray<ModelBar> BarsByPoints => _bars.Value;

    /// <summary>True when the point lies in one of the hulls, boundary included.</summary>
    /// <param name="point">Client bytes, client packets, server bytes, server packets of one window.</param>
    public bool Contains(ReadOnlySpan<double> point)
    {
        Span<double> coordinates = stackalloc double[Space.Dimension];
        Map(point, coordinates);
        return ContainsMapped(coordinates);
    }

    /// <summary>As <see cref="Contains"/>, for a point that is mapped into the model's space already.</summary>
    internal bool ContainsMapped(ReadOnlySpan<double> coordinates)
    {
        foreach (var membership in _memberships.Value)
        {
            if (membership.Contains(coordinates))
                return true;
        }

        return false;
    }

    /// <summary>
    /// How deep a point lies: its least distance to a facet, in the unit of the space, in the hull where that is greatest;
    /// negative outside.
    /// </summary>
    /// <param name="point">Client bytes, client packets, server bytes, server packets of one window.</param>
    public double Depth(ReadOnlySpan<double> point)
    {
        Span<double> coordinates = stackalloc double[Space.Dimension];
        Map(point, coordinates);
        var depth = double.NegativeInfinity;
        foreach (var membership in _memberships.Value)
            depth = Math.Max(depth, membership.Depth(coordinates));
        return depth;
    }

    private Model With(ImmutableArray<ModelBar> bars, ModelEvaluation? evaluation) => new()
    {
        Name = Name,
        WindowSize = WindowSize,
        Space = Space,
        MembershipThreshold = MembershipThreshold,
        MinimumPoints = MinimumPoints,
        Bars = bars,
        Margin = Margin,
        Hulls = Hulls,
        TrainedOn = TrainedOn,
        Evaluation = evaluation,
    };

    private void Map(ReadOnlySpan<double> point, Span<double> coordinates) =>
        Space.Map(new(point[0], point[1], point[2], point[3]), coordinates);
}
