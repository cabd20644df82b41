using System.IO.Enumeration;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FlowKafka.Testing.Elasticsearch.Search;

/// <summary>
/// Documents in memory that answer search requests as Elasticsearch does, as far as the requests of this repository go: it refuses
/// what it doesn't know. Text that looks like a moment is a date, other text a keyword.
/// </summary>
public sealed class SearchIndex
{
    // The default of index.max_result_window.
    private const int MostHits = 10_000;

    private readonly List<SearchDocument> _documents = [];
    private readonly Dictionary<(string Index, string Id), int> _places = [];

    /// <summary>All documents, as they came.</summary>
    public IReadOnlyList<SearchDocument> Documents => _documents;

    /// <summary>Adds lines of documents alone.</summary>
    /// <param name="index">Where they belong.</param>
    /// <param name="lines">Each a document.</param>
    public void Add(string index, IEnumerable<string> lines)
    {
        foreach (var line in lines)
            Put(index, null, Parse(line));
    }

    /// <summary>Adds the lines of a bulk request: actions that create or index, each followed by its document.</summary>
    public void AddBulk(IEnumerable<string> lines)
    {
        using var enumerator = lines.GetEnumerator();
        while (enumerator.MoveNext())
        {
            var action = SearchShape.Only(Parse(enumerator.Current), "action");
            if (action.Name is not ("create" or "index") || !enumerator.MoveNext())
                throw new SearchRefusedException($"can't do {action.Name}");
            var id = action.Value.TryGetProperty("_id", out var given) ? given.GetString() : null;
            Put(action.Value.GetProperty("_index").GetString()!, id, Parse(enumerator.Current));
        }
    }

    /// <summary>Answers a search.</summary>
    /// <param name="indices">Names or patterns with stars, separated by commas.</param>
    /// <param name="body">The request's body.</param>
    /// <exception cref="SearchRefusedException">There is something in it that it doesn't know.</exception>
    public JsonObject Search(string indices, JsonElement body)
    {
        SearchShape.Check(body, "search", "query", "size", "sort", "_source", "aggs", "track_total_hits");
        var size = body.TryGetProperty("size", out var most) ? most.GetInt32() : 10;
        if (size > MostHits)
            throw new SearchRefusedException($"at most {MostHits} hits");
        var patterns = indices.Split(',');
        var searched = _documents.Where(document => Array.Exists(patterns, pattern => FileSystemName.MatchesSimpleExpression(pattern, document.Index))).ToArray();
        var query = body.TryGetProperty("query", out var asked) ? SearchQuery.Of(asked) : static _ => true;
        var found = Array.FindAll(searched, query);
        var countsAll = body.TryGetProperty("track_total_hits", out var track) && track.ValueKind == JsonValueKind.True;
        var answer = new JsonObject
        {
            ["took"] = 1,
            ["timed_out"] = false,
            ["hits"] = SearchHits.Of(found, body, size, countsAll),
        };
        // Where no index fits a pattern, nothing is aggregated.
        if (body.TryGetProperty("aggs", out var aggregations) && searched.Length > 0)
            answer["aggregations"] = new SearchAggregations().Of(found, aggregations);
        return answer;
    }

    private static JsonElement Parse(string line)
    {
        using var document = JsonDocument.Parse(line);
        return document.RootElement.Clone();
    }

    private void Put(string index, string? id, JsonElement source)
    {
        var document = new SearchDocument(index, id ?? $"{_documents.Count}", source);
        if (_places.TryAdd((index, document.Id), _documents.Count))
            _documents.Add(document);
        else
            _documents[_places[(index, document.Id)]] = document;
    }
}
