namespace FlowKafka.Detection.Strategies;

/// <summary>A kind of region around points.</summary>
public interface IRegionShape
{
    /// <summary>Its name, in kebab case.</summary>
    string Name { get; }

    /// <summary>What it is, as the object of a sentence.</summary>
    string Meaning { get; }

    /// <summary>What its number is: the margin, for those that have one.</summary>
    string NumberMeaning { get; }

    /// <summary>The numbers that are compared by name; the first is the usual one.</summary>
    IReadOnlyList<double> Numbers { get; }

    /// <summary>The numbers of a curve, from the strictest on.</summary>
    IReadOnlyList<double> Steps { get; }

    /// <summary>Lays itself around points.</summary>
    /// <param name="coordinates">Points, row by row; at least one.</param>
    /// <param name="dimension">Coordinates of a point.</param>
    IFittedRegion Fit(ReadOnlySpan<double> coordinates, int dimension);
}
