namespace FlowKafka.Flows;

/// <summary>How the reading of a JSON document ended.</summary>
internal enum JsonEnd : byte
{
    /// <summary>At its last brace.</summary>
    Whole,

    /// <summary>The bytes ran out before that.</summary>
    Short,

    /// <summary>It is no JSON, or nested deeper than <see cref="JsonScan.MaximumDepth"/>.</summary>
    Invalid,
}
