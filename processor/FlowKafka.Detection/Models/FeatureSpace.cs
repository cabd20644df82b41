using System.Collections.Immutable;
using FlowKafka.Detection.Profiles;

namespace FlowKafka.Detection.Models;

/// <summary>The space in which a model's hulls lie: which numbers of a window, in which order.</summary>
public abstract class FeatureSpace
{
    /// <summary>The most numbers that a point of any space has.</summary>
    public const int MostDimensions = 8;

    /// <summary>The talk's space: client bytes, client packets, server bytes, server packets.</summary>
    public static FeatureSpace Raw { get; } = new RawSpace();

    /// <summary>The natural logarithms of one and each of the four numbers.</summary>
    public static FeatureSpace Log { get; } = new LogSpace();

    /// <summary>Mean packet sizes, the packets' ratio and their number, as logarithms: what stays the same when a miner works faster lies apart from what grows.</summary>
    public static FeatureSpace Ratios { get; } = new RatioSpace();

    /// <summary>All spaces that have no parameters.</summary>
    public static ImmutableArray<FeatureSpace> Fixed { get; } = [Raw, Log, Ratios];

    /// <summary>The name in model files.</summary>
    public abstract string Name { get; }

    /// <summary>The names of the features, in order.</summary>
    public abstract ImmutableArray<string> Features { get; }

    /// <summary>How many numbers a point has.</summary>
    public int Dimension => Features.Length;

    /// <summary>Maps a window's four numbers into the space.</summary>
    /// <param name="point">Finite numbers, none negative.</param>
    /// <param name="coordinates">Receives <see cref="Dimension"/> finite numbers.</param>
    public abstract void Map(in OrientedPoint point, Span<double> coordinates);

    /// <summary>The space without parameters of that name; null when there is none.</summary>
    public static FeatureSpace? Named(string name) => Fixed.FirstOrDefault(space => space.Name == name);
}
