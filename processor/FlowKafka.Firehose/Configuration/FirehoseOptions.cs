using System.Net;

namespace FlowKafka.Firehose;

/// <summary>The door for Amazon Data Firehose: the configuration section <c>Firehose</c>.</summary>
public sealed record FirehoseOptions
{
    /// <summary>Address and port that requests come to.</summary>
    public string Address { get; init; } = "0.0.0.0:8443";

    /// <summary>The path that requests come to, and every path beneath it.</summary>
    public string Path { get; init; } = "/firehose";

    /// <summary>The topic of all records that no route sends elsewhere.</summary>
    public string Topic { get; init; } = "flow-logs";

    /// <summary>Paths with topics of their own. The longest that fits wins.</summary>
    public IReadOnlyList<FirehoseRoute> Routes { get; init; } = [];

    /// <summary>The certificate.</summary>
    public FirehoseTls Tls { get; init; } = new();

    /// <summary>True to listen without TLS, behind a balancer that ends it.</summary>
    public bool PlainHttp { get; init; }

    /// <summary>Access keys, each of which opens the door. Several, while one is replaced by the next.</summary>
    public IReadOnlyList<string> AccessKeys { get; init; } = [];

    /// <summary>A file with further access keys, one a line, which is read again when it changes; empty for none.</summary>
    public string AccessKeyFile { get; init; } = "";

    /// <summary>True to let requests in without a key.</summary>
    public bool AllowAnonymous { get; init; }

    /// <summary>How many bytes of requests may wait for Kafka at the same time.</summary>
    public long MaximumInFlight { get; init; } = 256L << 20;

    /// <summary>How many requests may be open at the same time.</summary>
    public int MaximumRequests { get; init; } = 512;

    /// <summary>How long a request may take in all; Firehose itself gives up after three minutes.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How long requests in flight may go on after the door was told to stop.</summary>
    public TimeSpan DrainTimeout { get; init; } = TimeSpan.FromSeconds(40);

    /// <summary>How often the files of keys and certificate are looked at.</summary>
    public TimeSpan ReloadInterval { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>True when somebody has begun to set the door up: then what it lacks is a fault, and not only a default.</summary>
    public bool IsConfigured =>
        AccessKeys.Count > 0 || AccessKeyFile.Length > 0 || AllowAnonymous || PlainHttp || Tls.Certificate.Length > 0 || Routes.Count > 0;

    /// <summary>All topics that records may go to, each once.</summary>
    public IReadOnlyList<string> Topics => [.. Routes.Select(route => route.Topic).Append(Topic).Distinct(StringComparer.Ordinal)];

    /// <summary>Checks what is set, without opening a file, and gives one line for each fault.</summary>
    public IEnumerable<string> Faults()
    {
        if (!IPEndPoint.TryParse(Address, out var end) || (end.Port == 0 && !Address.EndsWith(":0", StringComparison.Ordinal)))
            yield return $"Firehose:Address is '{Address}': write an address and a port, as 0.0.0.0:8443 or [::]:8443.";
        if (!FirehoseRoute.IsPath(Path))
            yield return $"Firehose:Path is '{Path}': write a path, as /firehose.";
        if (!FirehoseRoute.IsTopic(Topic))
            yield return $"Firehose:Topic is '{Topic}': letters, digits, '.', '_' and '-' make a topic's name.";
        foreach (var fault in Routes.SelectMany((route, i) => route.Faults($"Firehose:Routes:{i}")))
            yield return fault;
        foreach (var path in Routes.GroupBy(route => route.Path, StringComparer.Ordinal).Where(same => same.Count() > 1))
            yield return $"Firehose:Routes has the path {path.Key} more than once.";
        for (var i = 0; i < AccessKeys.Count; i++)
        {
            if (!FirehoseKeys.IsKey(AccessKeys[i]))
                yield return $"Firehose:AccessKeys:{i} is no key: {FirehoseKeys.Rule}.";
        }

        if (PlainHttp && Tls.Certificate.Length > 0)
            yield return "Firehose:PlainHttp is true and Firehose:Tls:Certificate is set: choose one.";
        if (MaximumInFlight < FirehoseLimits.Body)
            yield return $"Firehose:MaximumInFlight is {MaximumInFlight}: it must hold one request, {FirehoseLimits.Body} bytes.";
        if (MaximumRequests is < 1 or > 100_000)
            yield return $"Firehose:MaximumRequests is {MaximumRequests}: it must be from 1 to 100000.";
        if (Deadline < TimeSpan.FromSeconds(1) || Deadline > TimeSpan.FromSeconds(170))
            yield return $"Firehose:Deadline is {Deadline}: it must be from 1 second to 170, below the three minutes after which Firehose gives up.";
        if (DrainTimeout < TimeSpan.Zero || DrainTimeout > TimeSpan.FromSeconds(50))
            yield return $"Firehose:DrainTimeout is {DrainTimeout}: it must be from 0 to 50 seconds.";
        if (ReloadInterval < TimeSpan.FromSeconds(1) || ReloadInterval > TimeSpan.FromDays(1))
            yield return $"Firehose:ReloadInterval is {ReloadInterval}: it must be from a second to a day.";
    }

    /// <summary>Checks what the door must have to open, its files too, and gives one line for each fault.</summary>
    public IEnumerable<string> OpeningFaults()
    {
        if (AccessKeys.Count == 0 && AccessKeyFile.Length == 0 && !AllowAnonymous)
            yield return "Firehose has no access key: set Firehose:AccessKeys or Firehose:AccessKeyFile to what the delivery stream sends, or Firehose:AllowAnonymous=true to let everybody in.";
        if (FirehoseKeys.FaultOf(this) is { } keys)
            yield return keys;
        if (!PlainHttp && Tls.Certificate.Length == 0)
            yield return "Firehose has no certificate: set Firehose:Tls:Certificate (PEM or PFX), or Firehose:PlainHttp=true behind a balancer that ends TLS.";
        if (!PlainHttp && Tls.FaultOf() is { } certificate)
            yield return certificate;
    }
}
