using System.Collections.Immutable;

namespace FlowKafka.Elasticsearch.Kibana;

/// <summary>What a panel reads, so that tests can ask whether documents have it. Texts and Vega's specifications are left out.</summary>
/// <param name="Dashboard">The dashboard's id.</param>
/// <param name="Panel">The panel's id.</param>
/// <param name="View">The data view.</param>
/// <param name="Queries">KQL; a document must match all of them.</param>
/// <param name="Groups">What documents are grouped by; each of the fields must be there.</param>
/// <param name="Values">What is measured; the panel shows something when one of them does.</param>
/// <param name="Columns">The fields that a saved search shows.</param>
/// <param name="EmptyInDemo">Why the demo has nothing to show here; null where it has.</param>
internal sealed record PanelNeeds(
    string Dashboard,
    string Panel,
    ViewSource View,
    ImmutableArray<string> Queries,
    ImmutableArray<BucketSource> Groups,
    ImmutableArray<ValueSource> Values,
    ImmutableArray<string> Columns,
    string? EmptyInDemo)
{
    /// <summary>What every panel reads that Lens or Discover draws.</summary>
    public static IEnumerable<PanelNeeds> Of(KibanaSources sources) =>
        from dashboard in sources.Dashboards
        from panel in dashboard.Panels
        let needs = Of(dashboard, panel, sources)
        where needs is not null
        select needs;

    private static PanelNeeds? Of(DashboardSource dashboard, PanelSource panel, KibanaSources sources)
    {
        var datasets = DatasetFilter.Kql(dashboard.Datasets);
        if (panel.Lens is { } lens)
        {
            return new(
                dashboard.Id, panel.Id, sources.View(lens.View), With(datasets, lens.Query), LensLayer.GroupsOf(lens), lens.Values, [], panel.EmptyInDemo);
        }

        if (panel.Search is null)
            return null;
        var search = sources.Search(panel.Search);
        return new(
            dashboard.Id,
            panel.Id,
            sources.View(search.View),
            With(datasets, search.Query),
            [],
            [],
            search.Columns,
            panel.EmptyInDemo ?? search.EmptyInDemo);
    }

    private static ImmutableArray<string> With(string datasets, string query) => query.Length == 0 ? [datasets] : [datasets, query];
}
