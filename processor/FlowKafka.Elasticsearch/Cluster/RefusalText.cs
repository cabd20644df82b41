using System.Security.Authentication;

namespace FlowKafka.Elasticsearch;

/// <summary>Says in one line why a server could not be asked, and what to do.</summary>
internal sealed class RefusalText(ServerEndpoint endpoint)
{
    private string Section => endpoint.Section;

    /// <summary>An answer that is not what was hoped for.</summary>
    public string Of(ServerAnswer answer)
    {
        var who = $"{Section} at {Plain(answer.Node)}";
        var why = answer.Error is { } error ? $" ({error.TrimEnd('.')})" : "";
        return answer.Status switch
        {
            401 when endpoint.Authorization() is null => $"{who} asks who we are (401): set {Section}:ApiKey, or {Section}:UserName and Password.",
            401 => $"{who} does not accept the credentials (401): check {Section}:{(endpoint.ApiKey.Length > 0 ? "ApiKey" : "UserName and Password")}.",
            403 => $"{who} forbids it (403): give the {(endpoint.ApiKey.Length > 0 ? "API key" : "user")} the privileges{why}.",
            404 => $"{who} does not know what is asked (404){why}: check {Section}:{endpoint.NodesKey}, and its path.",
            >= 300 and < 400 => $"{who} points elsewhere ({answer.Status}): write {Shown(answer.Location)} into {Section}:{endpoint.NodesKey}.",
            _ => $"{who} answers {answer.Status}{why}.",
        };
    }

    /// <summary>No answer at all.</summary>
    public ServerException Of(Uri node, HttpRequestException cause)
    {
        var why = (cause.InnerException?.Message ?? cause.Message).ReplaceLineEndings(" ").TrimEnd('.');
        if (cause.InnerException is AuthenticationException)
        {
            var isTrust = why.Contains("certificate", StringComparison.OrdinalIgnoreCase);
            return isTrust
                ? new(ServerFault.Untrusted, $"{Section} at {Plain(node)} shows a certificate that is not trusted: {Remedy()}", cause)
                : new(ServerFault.Unreachable, $"{Section} at {Plain(node)} can't be spoken to over TLS: {why}.", cause);
        }

        return new(ServerFault.Unreachable, $"{Section} at {Plain(node)} can't be reached: {why}.", cause);
    }

    /// <summary>The connection broke in the answer.</summary>
    public ServerException BrokenOff(Uri node, Exception cause) =>
        new(ServerFault.Unreachable, $"{Section} at {Plain(node)} broke off: {cause.Message.ReplaceLineEndings(" ").TrimEnd('.')}.", cause);

    /// <summary>No answer in time.</summary>
    public ServerException TimedOut(Uri node, Exception cause) =>
        new(ServerFault.TimedOut, $"{Section} at {Plain(node)} does not answer in {Time(cause)}.", cause);

    private string Time(Exception cause) =>
        cause.InnerException is TimeoutException ? "the time for a connection" : $"{endpoint.RequestTimeout.TotalSeconds:0.###} s";

    private string Remedy()
    {
        if (endpoint.CaFile.Length > 0)
            return $"check that {Section}:CaFile holds its authority, and that the certificate is for this name.";
        if (endpoint.Fingerprint.Length > 0)
            return $"{Section}:Fingerprint is of neither it nor its authority; compare the two.";
        return Section == "Elasticsearch"
            ? "set Elasticsearch:CaFile to the PEM file of its authority, or Elasticsearch:Fingerprint to its SHA-256 fingerprint."
            : $"set {Section}:CaFile to the PEM file of its authority.";
    }

    private static string Plain(Uri node) => node.GetLeftPart(UriPartial.Path).TrimEnd('/');

    private static string Shown(Uri? location) => location is { IsAbsoluteUri: true } ? location.GetLeftPart(UriPartial.Authority) : "the right address";
}
