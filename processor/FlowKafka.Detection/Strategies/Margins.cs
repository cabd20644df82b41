namespace FlowKafka.Detection.Strategies;

/// <summary>The margins that are compared.</summary>
internal static class Margins
{
    /// <summary>By name.</summary>
    public static IReadOnlyList<double> Compared { get; } = [0, 0.1];

    /// <summary>On a curve.</summary>
    public static IReadOnlyList<double> Steps { get; } = [0, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.75, 1, 1.5, 2];
}
