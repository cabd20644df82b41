namespace FlowKafka.Elasticsearch;

/// <summary>What is wrong with an address or with credentials, in one line.</summary>
internal static class AddressFault
{
    /// <summary>Null when it can be used.</summary>
    public static string? Of(string key, string address, string example)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.Query.Length > 0 || uri.Fragment.Length > 0)
            return $"{key} holds '{Shown(address)}': write http:// or https://, a host and a port, as {example}.";
        return uri.UserInfo.Length > 0
            ? $"{key} holds a user: write {uri.Scheme}://{uri.Authority}, and the user into UserName and Password."
            : null;
    }

    public static IEnumerable<string> OfCredentials(string section, string apiKey, string userName, string password)
    {
        if (apiKey.Length > 0 && userName.Length > 0)
            yield return $"{section}:ApiKey and {section}:UserName are both given: leave one out.";
        if (apiKey.AsSpan().ContainsAnyExceptInRange('!', '~'))
            yield return $"{section}:ApiKey holds a blank or another character that no API key has: write the encoded key, as Elasticsearch hands it out.";
        if (userName.Length == 0 && password.Length > 0)
            yield return $"{section}:Password is given, and {section}:UserName is not.";
        if (userName.Contains(':', StringComparison.Ordinal))
            yield return $"{section}:UserName has a colon, which basic authentication cannot carry.";
    }

    // What cannot be read may still hold a password.
    private static string Shown(string address) =>
        address.Contains('@', StringComparison.Ordinal) ? address[(address.LastIndexOf('@') + 1)..] : address;
}
