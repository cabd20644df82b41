using System.Text;
using FlowKafka.Detection.Documents;

namespace FlowKafka.Processor.Elasticsearch;

/// <summary>A data stream: <c>type-dataset-namespace</c>.</summary>
internal sealed class DataStream(string type, string dataset, string dataStreamNamespace)
{
    /// <summary>The first part of its name.</summary>
    public string Type => type;

    /// <summary>The second part.</summary>
    public string Dataset => dataset;

    /// <summary>The third part.</summary>
    public string Namespace => dataStreamNamespace;

    /// <summary>Its name in UTF-8.</summary>
    public byte[] Name { get; } = Encoding.UTF8.GetBytes($"{type}-{dataset}-{dataStreamNamespace}");

    /// <summary>What a document of it has: <c>"data_stream":{…},</c> with the comma.</summary>
    public byte[] Member { get; } =
        Encoding.UTF8.GetBytes($$"""
        "data_stream":{"type":"{{type}}","dataset":"{{dataset}}","namespace":"{{dataStreamNamespace}}"},
        """);

    /// <summary>Its name.</summary>
    public override string ToString() => Encoding.UTF8.GetString(Name);

    /// <summary>That of flow documents.</summary>
    public static DataStream Flows(string dataStreamNamespace) => new("logs", WindowDocument.Dataset, dataStreamNamespace);

    /// <summary>That of detections.</summary>
    public static DataStream Detections(string dataStreamNamespace) => new("logs", DetectionDocument.Dataset, dataStreamNamespace);

    /// <summary>That of models' pictures.</summary>
    public static DataStream Models(string dataStreamNamespace) => new("logs", ModelDocument.Dataset, dataStreamNamespace);

    /// <summary>That of counters and standings of the pipeline itself.</summary>
    public static DataStream Pipeline(string dataStreamNamespace) => new("metrics", "flowkafka.pipeline", dataStreamNamespace);
}
