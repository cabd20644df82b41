using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using FlowKafka.Detection.Documents;
using FlowKafka.Detection.Knowledge;

namespace FlowKafka.Detection.Correlation;

/// <summary>
/// A detection's document, open for additions. What was in it keeps its place and its text, and what is added stands
/// behind it.
/// </summary>
internal sealed class DetectionNode
{
    private readonly JsonObject _root;

    private DetectionNode(JsonObject root) => _root = root;

    /// <summary>Where the client is seen from by the own networks; empty when the document does not tell.</summary>
    public string Direction => _root["network"] is JsonObject network && network["direction"] is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";

    /// <summary>Reads a document; null when it is no JSON object: then there is nothing to add to.</summary>
    public static DetectionNode? Read(ReadOnlySpan<byte> document)
    {
        try
        {
            return JsonNode.Parse(document, null, new JsonDocumentOptions { AllowDuplicateProperties = false }) is JsonObject root ? new(root) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Adds who the client was.</summary>
    public void Add(Identity identity)
    {
        if (identity.User.Length > 0)
        {
            Set(_root, identity.User, "user", "name");
            Append(identity.User, "related", "user");
        }

        if (identity.Host.Length > 0)
        {
            Set(_root, identity.Host, "host", "name");
            Append(identity.Host, "related", "hosts");
        }

        if (identity.Account.Length > 0)
            Set(_root, identity.Account, "cloud", "account", "id");
        if (identity.Instance.Length > 0)
            Set(_root, identity.Instance, "cloud", "instance", "id");
        if (identity.Version.Length > 0)
            Set(_root, identity.Version, "flowkafka", "identity", "version");
    }

    /// <summary>Adds the campaign.</summary>
    public void AddCampaign(string id) => Set(_root, id, "flowkafka", "campaign", "id");

    /// <summary>Adds the total of who the client was.</summary>
    public void Add(EntityFact entity)
    {
        var addresses = new JsonArray();
        foreach (var address in entity.Addresses.Items)
            addresses.Add(address.ToString());
        var total = new JsonObject
        {
            ["id"] = entity.Id,
            ["kind"] = EntityId.NameOf(entity.Kind),
            ["name"] = entity.Name,
            ["addresses"] = addresses,
            ["addresses_cut"] = entity.Addresses.IsCut,
            ["episodes"] = entity.Episodes,
            ["start"] = IsoTime.Of(entity.Start),
            ["mining_seconds"] = entity.Times.TotalMilliseconds / 1000,
            ["bytes"] = entity.Bytes,
        };
        if (Child(_root, "flowkafka") is { } own)
            own["entity"] = total;
    }

    /// <summary>Writes the document on one line.</summary>
    public void Write(IBufferWriter<byte> destination)
    {
        using var json = new Utf8JsonWriter(destination, EcsObjects.Options);
        _root.WriteTo(json);
    }

    // Sets a text that is not there yet; what the document says of itself is not overwritten.
    private static void Set(JsonObject place, string value, params ReadOnlySpan<string> path)
    {
        foreach (var name in path[..^1])
        {
            if (Child(place, name) is not { } child)
                return;
            place = child;
        }

        if (!place.ContainsKey(path[^1]))
            place[path[^1]] = value;
    }

    private void Append(string value, string name, string list)
    {
        if (Child(_root, name) is not { } place)
            return;
        if (!place.ContainsKey(list))
            place[list] = new JsonArray();
        if (place[list] is JsonArray array && !array.Any(item => item is JsonValue text && text.TryGetValue<string>(out var known) && known == value))
            array.Add(value);
    }

    private static JsonObject? Child(JsonObject place, string name)
    {
        if (!place.ContainsKey(name))
            place[name] = new JsonObject();
        return place[name] as JsonObject;
    }
}
