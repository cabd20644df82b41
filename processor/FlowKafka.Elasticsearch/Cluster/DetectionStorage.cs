namespace FlowKafka.Elasticsearch;

/// <summary>How detections are kept.</summary>
public enum DetectionStorage
{
    /// <summary>In a data stream: every revision of an episode is a document.</summary>
    DataStream = 0,

    /// <summary>In an index of the month in which the episode began: one document, of its newest revision.</summary>
    Index,
}
