using System.Net;

namespace FlowKafka.Processor.Configuration;

/// <summary>The endpoint for health and metrics, and the log: the configuration section <c>Observability</c>.</summary>
internal sealed record ObservabilitySettings
{
    /// <summary>Address and port of /health/live, /health/ready and /metrics; empty for none.</summary>
    public string Address { get; init; } = "127.0.0.1:9464";

    /// <summary>How log lines are written.</summary>
    public LogFormat Logs { get; init; } = LogFormat.Plain;

    /// <summary>How often a running pipeline says in a line what it has done; zero for never.</summary>
    public TimeSpan SummaryInterval { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How often a running pipeline writes its counters, and how its stages stand, to Elasticsearch; zero for never.</summary>
    public TimeSpan DocumentInterval { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The name of this instance in those documents; empty for the machine's.</summary>
    public string NodeName { get; init; } = "";

    /// <summary>Checks the settings and gives one line for each fault.</summary>
    public IEnumerable<string> Faults()
    {
        if (Address.Length > 0 && !IPEndPoint.TryParse(Address, out _))
            yield return $"Observability:Address is '{Address}': write an address and a port, as 127.0.0.1:9464 or [::]:9464, or nothing for no endpoint.";
        if (SummaryInterval < TimeSpan.Zero)
            yield return $"Observability:SummaryInterval is {SummaryInterval}: it must not be negative.";
        if (DocumentInterval != TimeSpan.Zero && DocumentInterval < TimeSpan.FromSeconds(1))
            yield return $"Observability:DocumentInterval is {DocumentInterval}: it must be at least a second, or zero.";
    }
}
