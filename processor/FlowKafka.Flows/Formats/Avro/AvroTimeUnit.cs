namespace FlowKafka.Flows;

/// <summary>What the numbers of an Avro field count that holds a time or a duration.</summary>
public enum AvroTimeUnit : byte
{
    /// <summary>What the field's logical type says; without one, seconds for a time below 10^11, else milliseconds below
    /// 10^14, microseconds below 10^17, nanoseconds above. A duration has the unit of the start.</summary>
    Auto = 0,

    /// <summary>Seconds.</summary>
    Seconds,

    /// <summary>Milliseconds.</summary>
    Milliseconds,

    /// <summary>Microseconds.</summary>
    Microseconds,

    /// <summary>Nanoseconds.</summary>
    Nanoseconds,
}
