namespace FlowKafka.Elasticsearch;

/// <summary>How to reach Kibana or OpenSearch Dashboards, for <c>setup</c>: the configuration section <c>Kibana</c>.</summary>
public sealed record KibanaOptions
{
    /// <summary>Where it is, as <c>https://kibana:5601</c>, with its base path if it has one; empty: it is left alone.</summary>
    public string Url { get; init; } = "";

    /// <summary>The space; empty for the default one.</summary>
    public string Space { get; init; } = "";

    /// <summary>An API key; empty with <see cref="UserName"/> empty too: the credentials of the section <c>Elasticsearch</c>.</summary>
    public string ApiKey { get; init; } = "";

    /// <summary>The user of basic authentication.</summary>
    public string UserName { get; init; } = "";

    /// <summary>The user's password.</summary>
    public string Password { get; init; } = "";

    /// <summary>A PEM file with the authorities to trust; empty for the system's.</summary>
    public string CaFile { get; init; } = "";
}
