namespace FlowKafka.Flows;

/// <summary>Why a record was not taken. Each reason is a counter; those that stand for a bad record also have a dead letter.</summary>
public enum RejectReason : byte
{
    /// <summary>The value is no flow log of a known shape: random bytes, broken JSON.</summary>
    UnknownShape = 0,

    /// <summary>A gzip stream ended early or is corrupt.</summary>
    BrokenCompression,

    /// <summary>A line is longer than the configured limit.</summary>
    LineTooLong,

    /// <summary>A line has another number of fields than its format.</summary>
    FieldCount,

    /// <summary>A field that the record needs is absent (<c>-</c>), or the format has no such field.</summary>
    MissingField,

    /// <summary>An address does not parse.</summary>
    BadAddress,

    /// <summary>A number does not parse or is out of its range.</summary>
    BadNumber,

    /// <summary>A field has a value outside its vocabulary, as an action that is neither ACCEPT nor REJECT.</summary>
    BadValue,

    /// <summary>A header line names fields that make no usable format.</summary>
    BadHeader,

    /// <summary>More tenants or reporters than the symbol table holds.</summary>
    TooManyNames,

    /// <summary>An Avro message names a schema that nobody knows.</summary>
    UnknownSchema,

    /// <summary>An Avro message that its schema cannot read, or whose schema the mapping does not fit.</summary>
    BadAvro,

    /// <summary>Envelopes lie in one another deeper than allowed, or JSON is nested too deep.</summary>
    TooDeep,

    /// <summary>The record's window had ended at its own partition's watermark.</summary>
    Late,

    /// <summary>The record's event time is more than the allowed lead ahead of the clock.</summary>
    Future,
}
