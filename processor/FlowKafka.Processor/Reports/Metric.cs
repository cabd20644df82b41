namespace FlowKafka.Processor.Reports;

/// <summary>One of the four numbers of a point.</summary>
/// <param name="Index">Its place in a point.</param>
/// <param name="Label">Its name on an axis.</param>
/// <param name="IsBytes">True when it counts bytes, false when packets.</param>
internal sealed record Metric(int Index, string Label, bool IsBytes)
{
    /// <summary>The four, in the order of a model's feature space.</summary>
    public static IReadOnlyList<Metric> All { get; } =
    [
        new(0, "client bytes", true),
        new(1, "client packets", false),
        new(2, "server bytes", true),
        new(3, "server packets", false),
    ];

    /// <summary>A value with its unit.</summary>
    public string Format(double value) => IsBytes ? Quantity.Bytes(value) : Quantity.Count(value);
}
