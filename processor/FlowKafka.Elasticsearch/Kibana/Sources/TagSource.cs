namespace FlowKafka.Elasticsearch.Kibana;

/// <summary>A tag, as kibana/tags has it.</summary>
/// <param name="Id">Its saved object's id.</param>
/// <param name="Name">What people see.</param>
/// <param name="Description">What it is for.</param>
/// <param name="Color">Its colour, as #rrggbb.</param>
internal sealed record TagSource(string Id, string Name, string Description, string Color);
