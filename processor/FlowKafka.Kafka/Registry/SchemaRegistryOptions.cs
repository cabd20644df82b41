using FlowKafka.Flows;

namespace FlowKafka.Kafka.Registry;

/// <summary>How to reach a schema registry (Confluent's, or one that speaks as it does).</summary>
public sealed record SchemaRegistryOptions
{
    /// <summary>Where it is, as <c>https://registry:8081</c>; several are tried in turn.</summary>
    public IReadOnlyList<string> Urls { get; init; } = [];

    /// <summary>The user of basic authentication; empty for none.</summary>
    public string UserName { get; init; } = "";

    /// <summary>The user's password.</summary>
    public string Password { get; init; } = "";

    /// <summary>A bearer token, instead of user and password.</summary>
    public string Token { get; init; } = "";

    /// <summary>A PEM file with the authorities to trust; empty for the system's.</summary>
    public string CaFile { get; init; } = "";

    /// <summary>A PEM file with the client's certificate; empty for none.</summary>
    public string CertificateFile { get; init; } = "";

    /// <summary>The PEM file with the key of that certificate; empty when it is in the same file.</summary>
    public string KeyFile { get; init; } = "";

    /// <summary>How long an answer is waited for.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a number that the registry does not know is taken for unknown.</summary>
    public TimeSpan UnknownFor { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a registry that does not answer is waited for before the stage gives up.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Checks the options and gives one line for each fault.</summary>
    public IEnumerable<string> Faults()
    {
        if (Urls.Count == 0)
            yield return "Urls is empty: say where the registry is, as https://registry:8081.";
        foreach (var url in Urls)
        {
            if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.Query.Length > 0)
                yield return $"Urls holds '{Shown(url)}': write http:// or https://, a host and a port, as https://registry:8081.";
            else if (uri.UserInfo.Length > 0)
                yield return $"Urls holds a user: write {uri.Scheme}://{uri.Authority}, and the user into UserName and Password.";
        }

        if (UserName.Length > 0 && Token.Length > 0)
            yield return "UserName and Token are both given: leave one out.";
        if (UserName.Length == 0 && Password.Length > 0)
            yield return "Password is given, and UserName is not.";
        if (UserName.Contains(':', StringComparison.Ordinal))
            yield return "UserName has a colon, which basic authentication cannot carry.";
        if (KeyFile.Length > 0 && CertificateFile.Length == 0)
            yield return "KeyFile is given, and CertificateFile is not.";
        if (Timeout < TimeSpan.FromMilliseconds(100) || Timeout > TimeSpan.FromSeconds(30))
            yield return $"Timeout is {Timeout}: it must be from 100 milliseconds to 30 seconds.";
        if (UnknownFor < TimeSpan.FromSeconds(1) || UnknownFor > TimeSpan.FromHours(24))
            yield return $"UnknownFor is {UnknownFor}: it must be from a second to a day.";
        if (Patience < TimeSpan.Zero)
            yield return $"Patience is {Patience}: it must not be negative.";
    }

    /// <summary>Sees whether the certificates can be read.</summary>
    /// <exception cref="SchemaSourceException">One cannot.</exception>
    public void ReadCertificates() => RegistryCertificates.Of(this);

    // What cannot be read may still hold a password.
    private static string Shown(string url) => url.Contains('@', StringComparison.Ordinal) ? url[(url.LastIndexOf('@') + 1)..] : url;
}
