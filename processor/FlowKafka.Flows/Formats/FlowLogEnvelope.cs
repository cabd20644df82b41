namespace FlowKafka.Flows;

/// <summary>What flow logs come wrapped in; envelopes may lie in one another.</summary>
public enum FlowLogEnvelope : byte
{
    /// <summary>A gzip stream.</summary>
    Gzip = 0,

    /// <summary>A JSON object whose <c>message</c> holds the log.</summary>
    Message,

    /// <summary>A subscription envelope of CloudWatch Logs.</summary>
    CloudWatch,

    /// <summary>Lines behind an ISO time, as CloudWatch Logs exports them to S3.</summary>
    CloudWatchExport,

    /// <summary>The body of a Firehose HTTP request.</summary>
    FirehoseBody,

    /// <summary>A push or pull message of Google Pub/Sub: base64 in <c>data</c>.</summary>
    PubSub,
}
