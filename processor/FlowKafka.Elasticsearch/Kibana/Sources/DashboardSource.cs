using System.Collections.Immutable;

namespace FlowKafka.Elasticsearch.Kibana;

/// <summary>A dashboard, as kibana/dashboards has it.</summary>
/// <param name="Id">Its saved object's id.</param>
/// <param name="Title">What people see.</param>
/// <param name="Description">What it answers.</param>
/// <param name="View">The data view that its filter belongs to.</param>
/// <param name="Datasets">The values of event.dataset that it lets through.</param>
/// <param name="From">Where its time range begins, as now-7d.</param>
/// <param name="Controls">The lists above its panels.</param>
/// <param name="Panels">Its panels.</param>
internal sealed record DashboardSource(
    string Id,
    string Title,
    string Description,
    string View,
    ImmutableArray<string> Datasets,
    string From,
    ImmutableArray<ControlSource> Controls,
    ImmutableArray<PanelSource> Panels);
