namespace FlowKafka.Flows;

/// <summary>What a line turned out to be.</summary>
internal enum LineOutcome : byte
{
    Record,

    /// <summary>A record whose start was after its end.</summary>
    InvertedRecord,

    NoData,

    /// <summary>SKIPDATA that names neither interface nor interval.</summary>
    SkipData,

    /// <summary>SKIPDATA whose reporter and interval stand in the record.</summary>
    LostInterval,

    Rejected,
}
