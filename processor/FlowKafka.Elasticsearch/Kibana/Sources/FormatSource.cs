using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace FlowKafka.Elasticsearch.Kibana;

/// <summary>A field format of Kibana and the fields that it is for.</summary>
/// <param name="Id">The format's name, as bytes or url.</param>
/// <param name="Fields">The fields.</param>
/// <param name="Params">The format's parameters; null without any.</param>
internal sealed record FormatSource(string Id, ImmutableArray<string> Fields, JsonObject? Params = null);
