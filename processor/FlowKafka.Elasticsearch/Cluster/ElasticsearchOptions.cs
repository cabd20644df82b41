using System.Buffers;
using System.Text;

namespace FlowKafka.Elasticsearch;

/// <summary>How to reach Elasticsearch or OpenSearch, and what goes there: the configuration section <c>Elasticsearch</c>.</summary>
public sealed record ElasticsearchOptions
{
    private static readonly SearchValues<char> Forbidden = SearchValues.Create("-\\/*?\"<>|,#: ");

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

    /// <summary>Checks the options and gives one line for each fault.</summary>
    public IEnumerable<string> Faults()
    {
        foreach (var node in Nodes)
        {
            if (AddressFault.Of("Elasticsearch:Nodes", node, "https://es-1:9200") is { } fault)
                yield return fault;
        }

        foreach (var fault in AddressFault.OfCredentials("Elasticsearch", ApiKey, UserName, Password))
            yield return fault;
        if (CaFile.Length > 0 && Fingerprint.Length > 0)
            yield return "Elasticsearch:CaFile and Elasticsearch:Fingerprint are both given: leave one out.";
        if (Fingerprint.Length > 0 && FlowKafka.Elasticsearch.Fingerprint.Read(Fingerprint) is null)
            yield return "Elasticsearch:Fingerprint is no SHA-256 fingerprint: write its 64 hexadecimal digits, with colons or without.";
        if (NamespaceFault() is { } wrong)
            yield return $"Elasticsearch:Namespace is '{Namespace}': {wrong}.";
        if (BatchBytes is < 4096 or > 100 << 20)
            yield return $"Elasticsearch:BatchBytes is {BatchBytes}: it must be from 4096 to {100 << 20}, the most that Elasticsearch takes.";
        if (BatchAge < TimeSpan.FromMilliseconds(10) || BatchAge > TimeSpan.FromMinutes(10))
            yield return $"Elasticsearch:BatchAge is {BatchAge}: it must be from 10 milliseconds to 10 minutes.";
        if (InFlight is < 1 or > 32)
            yield return $"Elasticsearch:InFlight is {InFlight}: it must be from 1 to 32.";
        if (RequestTimeout < TimeSpan.FromSeconds(1) || RequestTimeout > TimeSpan.FromMinutes(10))
            yield return $"Elasticsearch:RequestTimeout is {RequestTimeout}: it must be from a second to 10 minutes.";
        if (RetryFor < TimeSpan.Zero || RetryFor > TimeSpan.FromDays(7))
            yield return $"Elasticsearch:RetryFor is {RetryFor}: it must be from 0 to 7 days.";
    }

    /// <summary>Sees whether the certificates can be read.</summary>
    /// <exception cref="ServerException">They can't.</exception>
    public void ReadCertificates() => ServerCertificates.Of(ServerEndpoint.Of(this));

    // The rules for the names of data streams, and those of Elastic's naming scheme for their parts.
    private string? NamespaceFault()
    {
        const int Longest = 100;
        if (Namespace.Length == 0)
            return "name one, as default";
        if (Encoding.UTF8.GetByteCount(Namespace) > Longest)
            return $"it must not be longer than {Longest} bytes";
        if (Namespace.Any(char.IsUpper))
            return "it must be in lower case";
        return Namespace.AsSpan().ContainsAny(Forbidden) || Namespace.Any(c => char.IsControl(c) || char.IsWhiteSpace(c))
            ? "it must have no hyphen, no blank and none of \\ / * ? \" < > | , # :"
            : null;
    }
}
