using System.Text;
using System.Text.Json.Nodes;
using FlowKafka.Elasticsearch.Setup;

namespace FlowKafka.Elasticsearch.Kibana;

/// <summary>
/// What was last installed in a space of Kibana. Kibana's objects have no place for it, so it is in the cluster, as the metadata of
/// a component template that nothing uses.
/// </summary>
/// <param name="cluster">The cluster; null when none is known, and nothing is remembered.</param>
/// <param name="space">The space; empty for the default one.</param>
internal sealed class KibanaRecord(ISetupServer? cluster, string space)
{
    private const string Path = "_component_template/flowkafka-setup";

    private readonly string _space = space.Length > 0 ? space : "default";
    private JsonObject _kibana = [];
    private bool _isNew;

    private JsonObject Entries
    {
        get
        {
            if (_kibana[_space] is not JsonObject entries)
                _kibana[_space] = entries = [];
            return entries;
        }
    }

    /// <summary>Reads it.</summary>
    /// <exception cref="ServerException">There is no answer.</exception>
    public async Task ReadAsync(CancellationToken stop)
    {
        if (cluster is null)
            return;
        var answer = await cluster.ReadAsync(new("elasticsearch", HttpMethod.Get, Path, default), stop).ConfigureAwait(false);
        if (answer.IsSuccess && ObjectKind.ComponentTemplate.Unwrap(JsonNode.Parse(answer.Body.Span), "") is { } template)
            _kibana = (template["_meta"]?["kibana"] as JsonObject)?.DeepClone().AsObject() ?? [];
    }

    /// <summary>What is known of a thing; null when it was never installed.</summary>
    public InstalledThing? Find(string key) => Entries[key] is JsonObject entry
        ? new((string?)entry["hash"] ?? "", (string?)entry["shown"] ?? "", (string?)entry["id"])
        : null;

    /// <summary>Remembers a thing.</summary>
    public void Put(string key, InstalledThing thing)
    {
        var entry = new JsonObject { ["hash"] = thing.Hash, ["shown"] = thing.Shown };
        if (thing.Id is not null)
            entry["id"] = thing.Id;
        Entries[key] = entry;
        _isNew = true;
    }

    /// <summary>Writes it, if something was put.</summary>
    /// <returns>Null, or what went wrong.</returns>
    /// <exception cref="ServerException">There is no answer.</exception>
    public async Task<string?> WriteAsync(CancellationToken stop)
    {
        if (!_isNew || cluster is not { Changes: true })
            return null;
        var body = new JsonObject
        {
            ["template"] = new JsonObject(),
            ["_meta"] = new JsonObject
            {
                ["managed_by"] = "flowkafka",
                ["description"] = "What 'flowkafka setup' installed in Kibana. No index uses it.",
                ["kibana"] = _kibana.DeepClone(),
            },
        };
        var request = new SetupRequest("elasticsearch", HttpMethod.Put, Path, Encoding.UTF8.GetBytes(body.ToJsonString()));
        var answer = await cluster.WriteAsync(request, stop).ConfigureAwait(false);
        return answer.IsSuccess ? null : cluster.Explain(answer);
    }
}
