namespace FlowKafka.Flows;

/// <summary>Why a well-formed record has no part in the pipeline. Counted; never a dead letter.</summary>
public enum SkipReason : byte
{
    /// <summary>A NODATA row.</summary>
    NoData = 0,

    /// <summary>A SKIPDATA row: passed on as a <see cref="LostInterval"/>.</summary>
    SkipData,

    /// <summary>A CloudWatch control message.</summary>
    ControlMessage,

    /// <summary>A protocol that the configuration leaves out.</summary>
    Protocol,

    /// <summary>A refused record whose source is not one of the own networks, as of a scan from outside.</summary>
    InboundReject,

    /// <summary>A record that has no counters: the begin of a flow (Azure), a flow of no packets.</summary>
    NoCounters,

    /// <summary>A well-formed document that tells of no flow: another log of the same source, a template, an event.</summary>
    OtherRecord,
}
