using FlowKafka.Testing.Elasticsearch.Search;

namespace FlowKafka.Kibana.Tests;

/// <summary>What the demonstration's documents say, told by other means than by searching.</summary>
internal static class DemoQuery
{
    public static IEnumerable<SearchDocument> Flows => In(DemoDocuments.Flows);

    public static IEnumerable<SearchDocument> Models => In(DemoDocuments.Models);

    /// <summary>The detections of episodes, not of campaigns.</summary>
    public static IEnumerable<SearchDocument> Episodes => In(DemoDocuments.Detections).Where(static document => document.Has("flowkafka.episode.id"));

    public static string? TextOf(this SearchDocument document, string field) => document[field] is [var value, ..] ? value.Text : null;

    public static double NumberOf(this SearchDocument document, string field) => document[field] is [var value, ..] ? value.Number : 0;

    private static IEnumerable<SearchDocument> In(string index) => DemoDocuments.Index.Documents.Where(document => document.Index == index);
}
