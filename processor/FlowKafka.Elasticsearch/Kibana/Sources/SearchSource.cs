using System.Collections.Immutable;

namespace FlowKafka.Elasticsearch.Kibana;

/// <summary>A saved search of Discover, as kibana/searches has it; the newest document comes first.</summary>
/// <param name="Id">Its saved object's id.</param>
/// <param name="Title">What people see.</param>
/// <param name="Description">What it answers.</param>
/// <param name="View">The data view's id.</param>
/// <param name="Query">KQL.</param>
/// <param name="Columns">The fields of its table.</param>
/// <param name="EmptyInDemo">Why the demo has no such document; null where it has.</param>
internal sealed record SearchSource(
    string Id, string Title, string Description, string View, string Query, ImmutableArray<string> Columns, string? EmptyInDemo = null);
