namespace FlowKafka.Firehose;

/// <summary>What the sender and the metrics are told of a refusal.</summary>
internal static class RefusalText
{
    /// <summary>Seconds after which a sender may try again.</summary>
    public const int RetryAfter = 5;

    /// <summary>The status. To Firehose only 200 is success, and 413 says that trying again is of no use.</summary>
    public static int Status(Refusal refusal) => refusal switch
    {
        Refusal.None => 200,
        Refusal.UnknownPath => 404,
        Refusal.Method => 405,
        Refusal.AccessKey => 401,
        Refusal.BodySlow => 408,
        Refusal.ContentType or Refusal.ContentEncoding => 415,
        Refusal.BodyTooLarge or Refusal.RecordTooLarge or Refusal.ValueTooLarge => 413,
        Refusal.Busy or Refusal.Draining or Refusal.KafkaAway or Refusal.KafkaFailed or Refusal.KafkaSlow => 503,
        Refusal.Unexpected => 500,
        _ => 400,
    };

    /// <summary>One sentence for the sender.</summary>
    public static string Message(Refusal refusal) => refusal switch
    {
        Refusal.UnknownPath => "There is nothing at this path.",
        Refusal.Method => "Only POST is understood.",
        Refusal.AccessKey => "The access key is missing or wrong.",
        Refusal.ProtocolVersion => "X-Amz-Firehose-Protocol-Version must be 1.0.",
        Refusal.RequestIdMissing => "X-Amz-Firehose-Request-Id is missing, or no id.",
        Refusal.RequestIdDiffers => "The requestId of the body is not that of the header.",
        Refusal.ContentType => "The body must be application/json.",
        Refusal.ContentEncoding => "Content-Encoding must be gzip or absent.",
        Refusal.BodyTooLarge => "The body is larger than 64 MiB.",
        Refusal.BodyCut => "The body ended before its end.",
        Refusal.BodySlow => "The body came too slowly.",
        Refusal.BadGzip => "The body is not gzip.",
        Refusal.BadJson => "The body is not a request of version 1.0.",
        Refusal.RecordCount => "A request has 1 to 10000 records.",
        Refusal.BadBase64 => "The data of a record is not base64.",
        Refusal.RecordTooLarge => "A record is larger than 1024000 bytes.",
        Refusal.ValueTooLarge => "A record is larger than Kafka takes.",
        Refusal.Busy => "Too much is in flight; try again.",
        Refusal.Draining => "Closing; try again.",
        Refusal.KafkaAway => "Kafka does not answer; try again.",
        Refusal.KafkaFailed => "Kafka did not take every record; try again.",
        Refusal.KafkaSlow => "Kafka did not acknowledge every record in time; try again.",
        _ => "Unexpected; try again.",
    };

    /// <summary>The reason as a label of metrics, as <c>body_too_large</c>.</summary>
    public static string Label(Refusal refusal)
    {
        var name = refusal.ToString();
        return string.Concat(name.Select((c, i) => char.IsAsciiLetterUpper(c) && i > 0 ? "_" + char.ToLowerInvariant(c) : char.ToLowerInvariant(c).ToString()));
    }
}
