using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;

namespace FlowKafka.Testing.Elasticsearch;

/// <summary>The data streams and indices of a <see cref="BulkServer"/>: what each operation does, and what is said of it.</summary>
internal sealed class BulkIndices(ServerKind kind)
{
    private readonly SortedDictionary<(string Index, string Id), StoredDocument> _documents =
        new(Comparer<(string Index, string Id)>.Create((a, b) =>
            string.CompareOrdinal(a.Index, b.Index) is not 0 and var order ? order : string.CompareOrdinal(a.Id, b.Id)));

    public IReadOnlyList<StoredDocument> Documents
    {
        get
        {
            lock (_documents)
                return [.. _documents.Values];
        }
    }

    /// <summary>Does what a bulk request asks for.</summary>
    /// <returns>The status and the answer.</returns>
    public (int Status, string Answer) Apply(byte[] body, Func<BulkOperation, bool>? spoils, Func<BulkOperation, ItemFault?>? fault)
    {
        if (body.Length == 0 || body[^1] != '\n')
            return (400, Error("illegal_argument_exception", "The bulk request must be terminated by a newline [\\n]", 400));
        List<BulkOperation> operations;
        try
        {
            operations = BulkBody.Read(body);
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException or KeyNotFoundException)
        {
            return (400, Error("illegal_argument_exception", "Malformed action/metadata line", 400));
        }

        if (spoils is not null && operations.Exists(operation => spoils(operation)))
            return (400, Error("illegal_argument_exception", "Malformed content, found extra data after parsing", 400));
        lock (_documents)
        {
            var items = operations.ConvertAll(operation => (operation, said: fault?.Invoke(operation) ?? Do(operation)));
            var errors = items.Exists(item => item.said.Status >= 300) ? "true" : "false";
            var text = new StringBuilder($"{{\"errors\":{errors},\"took\":3,\"items\":[");
            text.AppendJoin(',', items.Select(item => Item(item.operation, item.said)));
            return (200, text.Append("]}").ToString());
        }
    }

    private static string Error(string type, string reason, int status) =>
        $$"""{"error":{"root_cause":[{"type":"{{type}}","reason":"{{reason}}"}],"type":"{{type}}","reason":"{{reason}}"},"status":{{status}}}""";

    private string Item(BulkOperation operation, ItemFault said)
    {
        var type = kind == ServerKind.Elasticsearch7 ? "\"_type\":\"_doc\"," : "";
        var id = JsonSerializer.Serialize(operation.Id);
        var error = said.Status < 300
            ? ""
            : $",\"error\":{{\"type\":\"{said.Type}\",\"reason\":{JsonSerializer.Serialize(said.Reason)},\"caused_by\":{{\"type\":\"x\",\"reason\":\"y\"}}}}";
        return $"{{\"{operation.Action}\":{{{type}\"_id\":{id},\"status\":{said.Status}{error}}}}}";
    }

    private ItemFault Do(BulkOperation operation)
    {
        if (operation.Action != "create" && IsDataStream(operation.Index))
            return new(400, "illegal_argument_exception", "only write ops with an op_type of create are allowed in data streams");
        if (Mapping(operation.Source) is { } wrong)
            return new(400, kind == ServerKind.Elasticsearch7 ? "mapper_parsing_exception" : "document_parsing_exception", wrong);
        var key = (operation.Index, operation.Id);
        var isThere = _documents.TryGetValue(key, out var there);
        var version = operation.Version ?? (isThere ? there!.Version + 1 : 1);
        if (isThere && (operation.Action == "create" || (operation.Version is not null && there!.Version >= version)))
            return new(409, "version_conflict_engine_exception", $"[{operation.Id}]: version conflict, current version [{there!.Version}]");
        _documents[key] = new(operation.Index, operation.Id, version, operation.Source);
        return new(isThere ? 200 : 201, "", "");
    }

    private static bool IsDataStream(string index) =>
        index.StartsWith("logs-", StringComparison.Ordinal) || index.StartsWith("metrics-", StringComparison.Ordinal);

    /// <summary>What is wrong with the fields that are mapped here; null for nothing.</summary>
    private static string? Mapping(byte[] source)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(source);
        }
        catch (JsonException)
        {
            return "failed to parse";
        }

        using (document)
        {
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                return "failed to parse";
            foreach (var side in (string[])["source", "destination", "client", "server"])
            {
                if (Text(document.RootElement, side, "ip") is { } ip && !IPAddress.TryParse(ip, out _))
                    return $"failed to parse field [{side}.ip] of type [ip] in document";
            }

            return document.RootElement.TryGetProperty("@timestamp", out var time)
                && (time.ValueKind != JsonValueKind.String || !DateTimeOffset.TryParse(time.GetString(), CultureInfo.InvariantCulture, out _))
                ? "failed to parse field [@timestamp] of type [date] in document"
                : null;
        }
    }

    private static string? Text(JsonElement root, string group, string name) =>
        root.TryGetProperty(group, out var fields) && fields.ValueKind == JsonValueKind.Object
            && fields.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
