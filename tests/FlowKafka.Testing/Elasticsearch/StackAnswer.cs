using System.Text.Json.Nodes;

namespace FlowKafka.Testing.Elasticsearch;

/// <summary>What a <see cref="StackServer"/> answers.</summary>
internal sealed record StackAnswer(int Status, string Body)
{
    public static StackAnswer Ok(JsonNode body) => new(200, body.ToJsonString());

    /// <summary>An error as Elasticsearch writes it.</summary>
    public static StackAnswer Fault(int status, string type, string reason) => new(status, new JsonObject
    {
        ["error"] = new JsonObject { ["type"] = type, ["reason"] = reason },
        ["status"] = status,
    }.ToJsonString());

    /// <summary>An error as Kibana writes it.</summary>
    public static StackAnswer KibanaFault(int status, string message) => new(status, new JsonObject
    {
        ["statusCode"] = status,
        ["error"] = "error",
        ["message"] = message,
    }.ToJsonString());
}
