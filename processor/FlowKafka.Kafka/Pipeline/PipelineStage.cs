namespace FlowKafka.Kafka.Pipeline;

/// <summary>The stages of the pipeline, in the data's way.</summary>
public enum PipelineStage
{
    /// <summary>Input topics to <c>flows</c>.</summary>
    Ingest = 0,

    /// <summary><c>flows</c> to <c>windows</c>.</summary>
    Window,

    /// <summary><c>windows</c> to <c>detections</c>.</summary>
    Judge,

    /// <summary><c>detections</c> to where they are read.</summary>
    Deliver,
}
