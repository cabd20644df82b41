using System.Buffers;

namespace FlowKafka.Elasticsearch;

/// <summary>How to reach Kibana or OpenSearch Dashboards, for <c>setup</c>: the configuration section <c>Kibana</c>.</summary>
public sealed record KibanaOptions
{
    private static readonly SearchValues<char> Allowed = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789_-");

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

    /// <summary>True when Kibana is to be set up.</summary>
    public bool IsOn => Url.Length > 0;

    /// <summary>Checks the options and gives one line for each fault.</summary>
    public IEnumerable<string> Faults()
    {
        if (IsOn && AddressFault.Of("Kibana:Url", Url, "https://kibana:5601") is { } wrong)
            yield return wrong;
        if (Space.AsSpan().ContainsAnyExcept(Allowed))
            yield return $"Kibana:Space is '{Space}': write the space's identifier: lower-case letters, digits, _ and -.";
        foreach (var fault in AddressFault.OfCredentials("Kibana", ApiKey, UserName, Password))
            yield return fault;
    }

    /// <summary>Sees whether the certificates can be read.</summary>
    /// <exception cref="ServerException">They can't.</exception>
    public void ReadCertificates() => ServerCertificates.Of(ServerEndpoint.Of(this, new()));
}
