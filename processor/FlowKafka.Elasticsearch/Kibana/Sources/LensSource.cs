using System.Collections.Immutable;

namespace FlowKafka.Elasticsearch.Kibana;

/// <summary>What a chart or table of Lens shows, without the state that Lens keeps about it.</summary>
/// <param name="Kind">How it is drawn.</param>
/// <param name="View">The data view's id.</param>
/// <param name="Values">What is counted or measured.</param>
/// <param name="Query">KQL; empty for every document.</param>
/// <param name="Rows">By what: the rows of a table, the horizontal axis of a chart, the slices of a donut.</param>
/// <param name="Split">By what the series of a chart differ; null for one series a value.</param>
internal sealed record LensSource(
    LensKind Kind,
    string View,
    ImmutableArray<ValueSource> Values,
    string Query = "",
    ImmutableArray<BucketSource> Rows = default,
    BucketSource? Split = null);
