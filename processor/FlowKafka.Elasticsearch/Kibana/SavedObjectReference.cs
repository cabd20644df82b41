namespace FlowKafka.Elasticsearch.Kibana;

/// <summary>Another saved object that one needs, by the name under which it does.</summary>
/// <param name="Name">The name within the object.</param>
/// <param name="Type">The other's type.</param>
/// <param name="Id">The other's id.</param>
internal sealed record SavedObjectReference(string Name, string Type, string Id);
