namespace FlowKafka.Geometry;

/// <summary>A part of space that can say whether a point lies in it: a hull, a union of hulls, the hulls of pairs of axes.</summary>
public interface IRegion
{
    /// <summary>Coordinates of a point.</summary>
    int Dimension { get; }

    /// <summary>Whether <paramref name="point"/> is in the region, its boundary included; a coordinate that is not finite is outside.</summary>
    bool Contains(ReadOnlySpan<double> point);
}
