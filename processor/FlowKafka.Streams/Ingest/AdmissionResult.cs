namespace FlowKafka.Streams.Ingest;

/// <summary>What becomes of a decoded record.</summary>
public enum AdmissionResult : byte
{
    /// <summary>It goes to the window stage.</summary>
    Admitted = 0,

    /// <summary>Counted only: the protocol is not watched.</summary>
    OtherProtocol,

    /// <summary>Counted only: refused traffic from outside, as of a scan.</summary>
    InboundReject,

    /// <summary>Dead letter: its window was over at its partition's watermark.</summary>
    Late,

    /// <summary>Dead letter: too far ahead of the clock.</summary>
    Future,
}
