namespace FlowKafka.Firehose;

/// <summary>Why a request is not answered with 200.</summary>
public enum Refusal
{
    /// <summary>It is.</summary>
    None = 0,

    /// <summary>No route leads from its path.</summary>
    UnknownPath,

    /// <summary>It is no POST.</summary>
    Method,

    /// <summary>The access key is missing or another.</summary>
    AccessKey,

    /// <summary>It is not version 1.0 of the protocol.</summary>
    ProtocolVersion,

    /// <summary>The request id is missing or unfit.</summary>
    RequestIdMissing,

    /// <summary>The body names another request than the header.</summary>
    RequestIdDiffers,

    /// <summary>The body is not JSON by its type.</summary>
    ContentType,

    /// <summary>The body is packed in another way than gzip.</summary>
    ContentEncoding,

    /// <summary>The body, as it is sent or unpacked, is too large.</summary>
    BodyTooLarge,

    /// <summary>The body ended before its end.</summary>
    BodyCut,

    /// <summary>The body came too slowly.</summary>
    BodySlow,

    /// <summary>The body is not gzip, though it says so.</summary>
    BadGzip,

    /// <summary>The body is not the JSON of a request.</summary>
    BadJson,

    /// <summary>There is no record, or there are too many.</summary>
    RecordCount,

    /// <summary>The data of a record is not base64.</summary>
    BadBase64,

    /// <summary>A record is larger than the protocol allows.</summary>
    RecordTooLarge,

    /// <summary>A record is larger than Kafka takes, packed too.</summary>
    ValueTooLarge,

    /// <summary>Too much waits for Kafka already.</summary>
    Busy,

    /// <summary>The door closes.</summary>
    Draining,

    /// <summary>No broker answers.</summary>
    KafkaAway,

    /// <summary>Kafka did not take every record.</summary>
    KafkaFailed,

    /// <summary>Kafka did not answer in time.</summary>
    KafkaSlow,

    /// <summary>Something that nobody thought of.</summary>
    Unexpected,
}
