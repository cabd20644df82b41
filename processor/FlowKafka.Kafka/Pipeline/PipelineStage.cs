namespace FlowKafka.Kafka.Pipeline;

/// <summary>The stages of the pipeline, in the data's way.</summary>
public enum PipelineStage
{
    /// <summary>Input topics to <c>flows</c>.</summary>
    Ingest = 0,

    /// <summary><c>flows</c> to <c>windows</c>.</summary>
    Window,

    /// <summary><c>windows</c> to <c>grouped</c>: by host instead of by pair.</summary>
    Group,

    /// <summary><c>grouped</c> to <c>context</c>: profiles of hosts.</summary>
    Host,

    /// <summary><c>windows</c> and <c>context</c> to <c>verdicts</c>.</summary>
    Judge,

    /// <summary><c>verdicts</c> to <c>detections</c>.</summary>
    Correlate,

    /// <summary><c>detections</c> to where they are read.</summary>
    Deliver,

    /// <summary><c>windows</c> to flow documents, where they are read.</summary>
    Export,
}
