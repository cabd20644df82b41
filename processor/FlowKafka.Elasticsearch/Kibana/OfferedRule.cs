using System.Text.Json.Nodes;

namespace FlowKafka.Elasticsearch.Kibana;

/// <summary>A rule as it is offered to a Kibana of a version.</summary>
/// <param name="Id">Its id, which never changes.</param>
/// <param name="Name">What users call it.</param>
/// <param name="Body">What is sent.</param>
internal sealed record OfferedRule(string Id, string Name, JsonObject Body)
{
    public static OfferedRule Of(KibanaRule rule, Version kibana) =>
        new(rule.Id, rule.Name, JsonNode.Parse(rule.BodyFor(kibana))!.AsObject());
}
