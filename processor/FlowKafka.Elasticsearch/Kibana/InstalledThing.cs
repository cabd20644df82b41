namespace FlowKafka.Elasticsearch.Kibana;

/// <summary>What is known of a thing that was installed in Kibana.</summary>
/// <param name="Hash">The hash of what was sent.</param>
/// <param name="Shown">What Kibana showed of it afterwards: when it was changed, or a hash of its content.</param>
/// <param name="Id">The id that Kibana gave it; null when it is the one that was sent.</param>
internal sealed record InstalledThing(string Hash, string Shown, string? Id = null);
