namespace FlowKafka.Processor.Reports;

/// <summary>One window of a detection.</summary>
internal sealed record ReportPoint(
    long Start, long ClientBytes, long ClientPackets, long ServerBytes, long ServerPackets, PointKind Kind)
{
    /// <summary>The number of a metric, in the order of <see cref="Metric.All"/>.</summary>
    public long this[int metric] => metric switch
    {
        0 => ClientBytes,
        1 => ClientPackets,
        2 => ServerBytes,
        _ => ServerPackets,
    };

    /// <summary>Where it lies in the space of the detection's model; empty without a model.</summary>
    public IReadOnlyList<double> Coordinates { get; init; } = [];

    /// <summary>True when the window has a place in the projections.</summary>
    public bool IsDrawn => Kind is PointKind.Inside or PointKind.Outside or PointKind.Partial;
}
