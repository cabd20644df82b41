namespace FlowKafka.Processor.Reports;

/// <summary>What a window of a detection is.</summary>
internal enum PointKind
{
    /// <summary>A complete point inside the model's hulls.</summary>
    Inside,

    /// <summary>A complete point outside of them.</summary>
    Outside,

    /// <summary>The first or the newest window: drawn, not judged.</summary>
    Partial,

    /// <summary>No traffic.</summary>
    Silent,

    /// <summary>The reporter lost records.</summary>
    Unknown,
}
