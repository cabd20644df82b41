namespace FlowKafka.Kafka.Pipeline;

/// <summary>What the stages count, besides the records that are skipped and rejected by reason.</summary>
public enum PipelineCounter
{
    /// <summary>Messages read from the input topics.</summary>
    InputMessages = 0,

    /// <summary>Records found in them: the accepted, skipped and rejected ones together.</summary>
    RecordsOffered,

    /// <summary>Records passed on to the window stage.</summary>
    RecordsAccepted,

    /// <summary>Accepted records that cannot be told from one another: never de-duplicated.</summary>
    RecordsWithoutIdentity,

    /// <summary>Accepted records whose packets and bytes are samples, scaled to the whole.</summary>
    RecordsSampled,

    /// <summary>Dead letters written.</summary>
    DeadLetters,

    /// <summary>Packs of records written to <c>flows</c>.</summary>
    Packs,

    /// <summary>Windows in which a reporter lost records, told to every partition of <c>flows</c>.</summary>
    LostWindows,

    /// <summary>Control records written to <c>flows</c>.</summary>
    WatermarkUpdates,

    /// <summary>Input partitions declared idle.</summary>
    IdleDeclarations,

    /// <summary>Idle input partitions that a message woke.</summary>
    Wakes,

    /// <summary>Input partitions paused because they ran ahead of the others.</summary>
    Pauses,

    /// <summary>Times that an input partition was held because the schema registry did not answer.</summary>
    SchemaWaits,

    /// <summary>Positions of an earlier owner that came too late and were ignored.</summary>
    StalePositions,

    /// <summary>Records read by the window stage.</summary>
    WindowRecords,

    /// <summary>Records that the window stage had seen before.</summary>
    Duplicates,

    /// <summary>Records of windows already closed.</summary>
    Covered,

    /// <summary>Records longer than a window.</summary>
    Overlong,

    /// <summary>Outbound refused records.</summary>
    OutboundRejects,

    /// <summary>Outbound refused records beyond the capacity of a window.</summary>
    OutboundRejectsDropped,

    /// <summary>Windows of partitions closed that held something.</summary>
    WindowsClosed,

    /// <summary>Points written to <c>windows</c>.</summary>
    Points,

    /// <summary>Markers written to <c>windows</c>.</summary>
    Markers,

    /// <summary>Windows of pairs that group passed on, each twice.</summary>
    PointsGrouped,

    /// <summary>Windows of pairs that went into profiles: each once for its server, and once for its client.</summary>
    PointsProfiled,

    /// <summary>What host told of pairs: servers and clients.</summary>
    Contexts,

    /// <summary>Windows of conversations that hop over addresses.</summary>
    RotationWindows,

    /// <summary>States of hosts written, tombstones included.</summary>
    HostStates,

    /// <summary>Packs and markers between stages that came again after a restart and were passed over.</summary>
    ExchangeRepeats,

    /// <summary>Windows of pairs that judge read.</summary>
    PointsJudged,

    /// <summary>Windows of pairs that judge read again while it rebuilt its profiles.</summary>
    PointsReplayed,

    /// <summary>Windows of pairs that judge had seen before.</summary>
    PointsRedelivered,

    /// <summary>Assessments worth telling that an allow-list silenced, those of replayed points included.</summary>
    AssessmentsAllowed,

    /// <summary>Markers of an earlier owner that came too late and were ignored.</summary>
    StaleMarkers,

    /// <summary>Revisions of episodes written to <c>verdicts</c>.</summary>
    Verdicts,

    /// <summary>States of campaigns written, tombstones included.</summary>
    CampaignStates,

    /// <summary>Detections written to <c>detections</c>.</summary>
    Detections,

    /// <summary>States of episodes written, tombstones included.</summary>
    EpisodeStates,

    /// <summary>Detections delivered.</summary>
    Delivered,

    /// <summary>Closed windows of pairs delivered as flow documents.</summary>
    Exported,

    /// <summary>Closed windows of pairs that were to be no flow documents, since they lie in no model's hull.</summary>
    NotExported,

    /// <summary>Documents that the sink refused for good: each is a dead letter.</summary>
    Undeliverable,

    /// <summary>Detections that had been delivered before a restart and were passed over.</summary>
    AlreadyDelivered,

    /// <summary>Attempts to deliver that failed and were repeated.</summary>
    DeliveryRetries,

    /// <summary>Messages that the brokers did not take.</summary>
    FailedProduces,

    /// <summary>Commits that the group refused because the partition had moved on; repeated or left to the next owner.</summary>
    RefusedCommits,

    /// <summary>Commits of offsets.</summary>
    Commits,

    /// <summary>Errors of the brokers that passed.</summary>
    TransientErrors,

    /// <summary>Times that a stage was given partitions.</summary>
    Assignments,
}
