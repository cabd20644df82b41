using System.Collections.Immutable;

namespace FlowKafka.Elasticsearch.Kibana;

/// <summary>A data view, as kibana/views has it.</summary>
/// <param name="Id">Its saved object's id.</param>
/// <param name="Title">The indices that it reads.</param>
/// <param name="Name">What people see.</param>
/// <param name="TimeField">The field that the time picker goes by.</param>
/// <param name="Formats">How fields are shown.</param>
internal sealed record ViewSource(string Id, string Title, string Name, string TimeField, ImmutableArray<FormatSource> Formats);
