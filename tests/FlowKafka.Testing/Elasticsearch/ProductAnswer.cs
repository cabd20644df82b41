namespace FlowKafka.Testing.Elasticsearch;

/// <summary>What products answer to <c>GET /</c>.</summary>
internal static class ProductAnswer
{
    public static string Of(ServerKind kind) => kind switch
    {
        ServerKind.Elasticsearch7 => Elasticsearch("7.17.25", ""","build_flavor":"default","minimum_wire_compatibility_version":"6.8.0" """),
        ServerKind.Elasticsearch8 => Elasticsearch("8.17.0", ""","build_flavor":"default","minimum_wire_compatibility_version":"7.17.0" """),
        ServerKind.Elasticsearch9 => Elasticsearch("9.1.2", ""","build_flavor":"default","minimum_wire_compatibility_version":"8.19.0" """),
        _ => """{"name":"node-1","cluster_name":"docker-cluster","cluster_uuid":"x","version":{"distribution":"opensearch","number":"2.19.1"},"tagline":"The OpenSearch Project: https://opensearch.org/"}""",
    };

    private static string Elasticsearch(string number, string more) =>
        $$"""{"name":"es-1","cluster_name":"docker-cluster","cluster_uuid":"x","version":{"number":"{{number}}"{{more}}},"tagline":"You Know, for Search"}""";
}
