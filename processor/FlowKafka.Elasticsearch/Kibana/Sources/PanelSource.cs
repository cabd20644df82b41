using System.Collections.Immutable;

namespace FlowKafka.Elasticsearch.Kibana;

/// <summary>A panel of a dashboard. Of <paramref name="Markdown"/>, <paramref name="Lens"/>, <paramref name="Vega"/> and <paramref name="Search"/> it has one.</summary>
/// <param name="Id">Its name within the dashboard.</param>
/// <param name="At">Column, row, width and height on the grid of 48 columns.</param>
/// <param name="Title">What people see above it; empty for none.</param>
/// <param name="Description">What it answers, behind the title's question mark.</param>
/// <param name="Markdown">The lines of a text.</param>
/// <param name="Lens">A chart or table.</param>
/// <param name="Vega">The name of a file in kibana/vega.</param>
/// <param name="Search">The id of a saved search.</param>
/// <param name="Drilldown">Where a click on a value leads.</param>
/// <param name="EmptyInDemo">Why the demo has nothing to show here; null where it has.</param>
internal sealed record PanelSource(
    string Id,
    ImmutableArray<int> At,
    string Title = "",
    string Description = "",
    ImmutableArray<string> Markdown = default,
    LensSource? Lens = null,
    string? Vega = null,
    string? Search = null,
    DrilldownSource? Drilldown = null,
    string? EmptyInDemo = null);
