namespace FlowKafka.Elasticsearch;

/// <summary>How to reach Elasticsearch or OpenSearch, and what goes there: the configuration section <c>Elasticsearch</c>.</summary>
public sealed record ElasticsearchOptions
{
    /// <summary>The nodes, as <c>https://es-1:9200</c>; requests go round them. Empty: nothing is delivered to Elasticsearch.</summary>
    public IReadOnlyList<string> Nodes { get; init; } = [];

    /// <summary>An API key as Elasticsearch hands it out (encoded: base64 of id and key); empty for none.</summary>
    public string ApiKey { get; init; } = "";

    /// <summary>The user of basic authentication; empty for none.</summary>
    public string UserName { get; init; } = "";

    /// <summary>The user's password.</summary>
    public string Password { get; init; } = "";

    /// <summary>A PEM file with the authorities to trust; empty for the system's.</summary>
    public string CaFile { get; init; } = "";

    /// <summary>The SHA-256 fingerprint, in hexadecimal, of the authority's or the server's certificate, as Elasticsearch prints it; empty for none.</summary>
    public string Fingerprint { get; init; } = "";

    /// <summary>The namespace of the data streams: the last part of their names.</summary>
    public string Namespace { get; init; } = "default";

    /// <summary>How detections are kept.</summary>
    public DetectionStorage Detections { get; init; } = DetectionStorage.DataStream;

    /// <summary>Which closed windows are delivered as flow documents.</summary>
    public FlowSelection Flows { get; init; } = FlowSelection.All;

    /// <summary>A request is sent when its documents have this many bytes, before compression.</summary>
    public int BatchBytes { get; init; } = 5 << 20;

    /// <summary>A request is sent when its first document has waited this long.</summary>
    public TimeSpan BatchAge { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How many requests of a stage may be on their way at once; no more is held in memory than they and the one that fills.</summary>
    public int InFlight { get; init; } = 2;

    /// <summary>Whether requests are compressed with gzip.</summary>
    public bool Compress { get; init; } = true;

    /// <summary>How long an answer is waited for.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// How long a refusal that does not pass by itself (wrong credentials, a certificate that is not trusted, a missing index)
    /// is tried again before the stage stops. A server that is away or busy is waited for without end.
    /// </summary>
    public TimeSpan RetryFor { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>True when documents are to go there.</summary>
    public bool IsOn => Nodes.Count > 0;
}
