using FlowKafka.Flows;
using FlowKafka.Streams.Ingest;

namespace FlowKafka.Processor.Scoring;

/// <summary>The reasons for which records are set aside, in words and as codes.</summary>
internal static class ReasonText
{
    public static string Of(AdmissionResult result) => result switch
    {
        AdmissionResult.OtherProtocol => "protocol that is not watched",
        AdmissionResult.InboundReject => "refused traffic from outside",
        AdmissionResult.Late => "late: its window was over",
        AdmissionResult.Future => "in the future",
        _ => "admitted",
    };

    public static string Of(SkipReason reason) => reason switch
    {
        SkipReason.NoData => "NODATA rows",
        SkipReason.SkipData => "SKIPDATA rows",
        SkipReason.ControlMessage => "control messages",
        SkipReason.Protocol => "protocol that is not watched",
        SkipReason.NoCounters => "records without counters",
        SkipReason.OtherRecord => "documents that tell of no flow",
        _ => "refused traffic from outside",
    };

    public static string Of(RejectReason reason) => reason switch
    {
        RejectReason.UnknownShape => "no flow log of a known shape",
        RejectReason.BrokenCompression => "broken or truncated compression",
        RejectReason.LineTooLong => "line too long",
        RejectReason.FieldCount => "wrong number of fields",
        RejectReason.MissingField => "a needed field is absent",
        RejectReason.BadAddress => "bad address",
        RejectReason.BadNumber => "bad number",
        RejectReason.BadValue => "value outside its vocabulary",
        RejectReason.BadHeader => "header line without a usable format",
        RejectReason.TooManyNames => "too many names",
        RejectReason.UnknownSchema => "Avro schema that nobody knows",
        RejectReason.BadAvro => "Avro that its schema cannot read",
        RejectReason.TooDeep => "nested too deep",
        RejectReason.Late => "late: its window was over",
        _ => "in the future",
    };

    /// <summary>The reason's code in documents, in snake case.</summary>
    public static string CodeOf(RejectReason reason) => reason switch
    {
        RejectReason.UnknownShape => "unknown_shape",
        RejectReason.BrokenCompression => "broken_compression",
        RejectReason.LineTooLong => "line_too_long",
        RejectReason.FieldCount => "field_count",
        RejectReason.MissingField => "missing_field",
        RejectReason.BadAddress => "bad_address",
        RejectReason.BadNumber => "bad_number",
        RejectReason.BadValue => "bad_value",
        RejectReason.BadHeader => "bad_header",
        RejectReason.TooManyNames => "too_many_names",
        RejectReason.UnknownSchema => "unknown_schema",
        RejectReason.BadAvro => "bad_avro",
        RejectReason.TooDeep => "too_deep",
        RejectReason.Late => "late",
        _ => "future",
    };
}
