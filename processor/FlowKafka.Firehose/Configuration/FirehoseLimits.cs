namespace FlowKafka.Firehose;

/// <summary>The sizes that the protocol sets, of which none can be configured.</summary>
internal static class FirehoseLimits
{
    /// <summary>Bytes of a body, as it is sent and unpacked.</summary>
    public const int Body = 64 << 20;

    /// <summary>Records of a request.</summary>
    public const int Records = 10_000;

    /// <summary>Bytes of a record, decoded.</summary>
    public const int Record = 1_024_000;

    /// <summary>Characters of a request id: far more than the 36 that there are.</summary>
    public const int RequestId = 256;

    /// <summary>Characters of an access key.</summary>
    public const int AccessKey = 4096;
}
