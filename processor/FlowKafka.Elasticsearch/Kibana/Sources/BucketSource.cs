using System.Collections.Immutable;

namespace FlowKafka.Elasticsearch.Kibana;

/// <summary>What documents are grouped by.</summary>
/// <param name="Operation">terms, date_histogram or filters, as Lens names them.</param>
/// <param name="Label">What people see.</param>
/// <param name="Fields">The field; of several fields, their values together make the groups.</param>
/// <param name="Filters">The groups of filters.</param>
/// <param name="Size">How many terms.</param>
/// <param name="OrderBy">The label of the value that orders the terms, largest first; null for the first one that can.</param>
internal sealed record BucketSource(
    string Operation,
    string Label,
    ImmutableArray<string> Fields = default,
    ImmutableArray<FilterSource> Filters = default,
    int Size = 10,
    string? OrderBy = null);
