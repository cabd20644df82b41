namespace FlowKafka.Elasticsearch.Setup;

/// <summary>What is to be set up, and how.</summary>
public sealed record SetupOptions
{
    /// <summary>The cluster.</summary>
    public required ElasticsearchOptions Elasticsearch { get; init; }

    /// <summary>Kibana.</summary>
    public required KibanaOptions Kibana { get; init; }

    /// <summary>The parts.</summary>
    public required IReadOnlySet<SetupPart> Parts { get; init; }

    /// <summary>FlowKafka's version, which is written into what is made.</summary>
    public required string Version { get; init; }

    /// <summary>Whether what others changed or made is overwritten.</summary>
    public bool Force { get; init; }

    /// <summary>Takes the requests that would change something, and nothing is changed; null to change it.</summary>
    public Action<SetupRequest>? DryRun { get; init; }

    /// <summary>Which server is assumed, so that none is asked; only with <see cref="DryRun"/>.</summary>
    public ServerProduct? Assumed { get; init; }

    /// <summary>Is told which servers answer.</summary>
    public Action<string> Tell { get; init; } = _ => { };
}
