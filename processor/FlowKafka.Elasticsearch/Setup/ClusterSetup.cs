using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FlowKafka.Elasticsearch.Setup;

/// <summary>Sets up a cluster: lifecycle policies, component templates, index templates. What is there already is compared first.</summary>
/// <param name="server">The cluster.</param>
/// <param name="features">What it knows.</param>
/// <param name="version">FlowKafka's version.</param>
/// <param name="force">Whether what others changed or made is overwritten.</param>
internal sealed class ClusterSetup(ISetupServer server, ServerFeatures features, string version, bool force)
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly HashSet<string> _failed = new(StringComparer.Ordinal);

    /// <summary>Does the wanted parts, in the order in which they need one another.</summary>
    /// <exception cref="ServerException">There is no answer, or the server does not know us.</exception>
    public async IAsyncEnumerable<SetupResult> RunAsync(
        IReadOnlySet<SetupPart> parts, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        ObjectKind[] kinds = [features.HasIsm ? ObjectKind.IsmPolicy : ObjectKind.IlmPolicy, ObjectKind.ComponentTemplate, ObjectKind.IndexTemplate];
        foreach (var kind in kinds.Where(kind => parts.Contains(kind.Part)))
        {
            foreach (var (name, body) in SetupFiles.In("elasticsearch/" + kind.Folder))
            {
                var result = await OfferAsync(kind, name, body, stop).ConfigureAwait(false);
                if (result.Outcome == SetupOutcome.Failed)
                    _failed.Add(name);
                yield return result;
            }
        }
    }

    private async Task<SetupResult> OfferAsync(ObjectKind kind, string name, JsonObject body, CancellationToken stop)
    {
        var leftOut = kind.Part == SetupPart.Templates ? new TemplateFit(features).Apply(body) : [];
        if (Missing(body) is { } missing)
            return new(kind.Part, kind.Title, name, SetupOutcome.LeftOut, $"it needs {missing}, which failed");
        var content = kind.ContentOf(body);
        kind.Sign(content, version);

        var path = $"{kind.Path}/{name}";
        var answer = await server.ReadAsync(new("elasticsearch", HttpMethod.Get, path, default), stop).ConfigureAwait(false);
        if (!answer.IsSuccess && answer.Status != 404)
            return Fail(kind, name, answer);
        var shown = answer.IsSuccess ? JsonNode.Parse(answer.Body.Span) : null;
        var present = kind.Unwrap(shown, name);
        if (present is not null && Judge(kind, content, present) is { } judged)
            return new(kind.Part, kind.Title, name, judged.Outcome, judged.Note);

        var written = await server.WriteAsync(
            new("elasticsearch", HttpMethod.Put, path + Condition(kind, shown), Bytes(body)), stop).ConfigureAwait(false);
        if (!written.IsSuccess)
            return Fail(kind, name, written);
        return new(
            kind.Part, kind.Title, name, present is null ? SetupOutcome.Created : SetupOutcome.Changed,
            leftOut.Count == 0 ? "" : $"{features.Product} does without {string.Join(", ", leftOut)}");
    }

    // Null: it is to be written.
    private (SetupOutcome Outcome, string Note)? Judge(ObjectKind kind, JsonObject wanted, JsonObject present)
    {
        var hash = kind.HashOf(present);
        if (hash == kind.HashOf(wanted))
            return (SetupOutcome.Unchanged, "");
        if (force)
            return null;
        return kind.SignedHash(present) switch
        {
            null => (SetupOutcome.Kept, "it is not FlowKafka's; --force overwrites it"),
            var signed when signed != hash => (SetupOutcome.Kept, "changed by hand; --force overwrites it"),
            _ => null,
        };
    }

    private string? Missing(JsonObject body) =>
        (body["composed_of"] as JsonArray)?.Select(part => (string)part!).FirstOrDefault(_failed.Contains);

    // OpenSearch changes a policy only when it is told which one.
    private static string Condition(ObjectKind kind, JsonNode? shown) =>
        kind == ObjectKind.IsmPolicy && shown?["_seq_no"] is { } number && shown["_primary_term"] is { } term
            ? $"?if_seq_no={number}&if_primary_term={term}"
            : "";

    private static byte[] Bytes(JsonObject body) => Encoding.UTF8.GetBytes(body.ToJsonString(Readable));

    private SetupResult Fail(ObjectKind kind, string name, ServerAnswer answer) => answer.Status == 401
        ? throw new ServerException(ServerFault.Refused, server.Explain(answer))
        : new(kind.Part, kind.Title, name, SetupOutcome.Failed, server.Explain(answer));
}
