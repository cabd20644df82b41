using System.Text.Json;
using System.Text.Json.Nodes;
using FlowKafka.Testing.Elasticsearch.Search;

namespace FlowKafka.Kibana.Tests.Search;

/// <summary>The double that the panels search.</summary>
public sealed class SearchIndexTests
{
    private static readonly string[] Lines =
    [
        """{"@timestamp":"2026-01-01T00:00:00.000Z","name":"a","size":3,"tags":["x","y"],"inner":{"size":1}}""",
        """{"@timestamp":"2026-01-02T00:00:00.000Z","name":"b","size":5,"tags":"y"}""",
        """{"@timestamp":"2026-01-03T00:00:00.000Z","name":"a","size":7}""",
    ];

    [Theory]
    [InlineData("""{"match_all":{}}""", 3)]
    [InlineData("""{"term":{"name":"a"}}""", 2)]
    [InlineData("""{"term":{"name":{"value":"b"}}}""", 1)]
    [InlineData("""{"match_phrase":{"tags":"y"}}""", 2)]
    [InlineData("""{"terms":{"name":["b","c"]}}""", 1)]
    [InlineData("""{"exists":{"field":"tags"}}""", 2)]
    [InlineData("""{"exists":{"field":"inner"}}""", 1)]
    [InlineData("""{"range":{"size":{"gt":3,"lte":7}}}""", 2)]
    [InlineData("""{"range":{"@timestamp":{"gte":"2026-01-02T00:00:00Z","lt":"2026-01-03","format":"strict_date_optional_time"}}}""", 1)]
    [InlineData("""{"ids":{"values":["0","2"]}}""", 2)]
    [InlineData("""{"bool":{"must":[{"term":{"name":"a"}}],"must_not":{"exists":{"field":"tags"}}}}""", 1)]
    [InlineData("""{"bool":{"should":[{"term":{"size":3}},{"term":{"size":5}}]}}""", 2)]
    [InlineData("""{"bool":{"filter":[{"term":{"name":"a"}}],"should":[{"term":{"size":3}}]}}""", 2)]
    [InlineData("""{"bool":{"filter":[{"term":{"name":"a"}}],"should":[{"term":{"size":3}}],"minimum_should_match":1}}""", 1)]
    public void Query_OfAKnownKind_FindsWhatFits(string query, int found) =>
        Assert.Equal(found, Search($$"""{"query":{{query}} }""")["hits"]!["total"]!["value"]!.GetValue<int>());

    [Theory]
    [InlineData("""{"query":{"wildcard":{"name":"a*"}}}""")]
    [InlineData("""{"query":{"term":{"name":"a","size":3}}}""")]
    [InlineData("""{"query":{"term":{"size":"3"}}}""")]
    [InlineData("""{"query":{"bool":{"boost":2}}}""")]
    [InlineData("""{"query":{"range":{"size":{"above":3}}}}""")]
    [InlineData("""{"aggs":{"a":{"percentiles":{"field":"size"}}}}""")]
    [InlineData("""{"aggs":{"a":{"max":{"field":"name"}}}}""")]
    [InlineData("""{"aggs":{"a":{"terms":{"field":"inner"}}}}""")]
    [InlineData("""{"sort":[{"size":{"order":"asc","mode":"avg"}}]}""")]
    [InlineData("""{"fields":["name"]}""")]
    [InlineData("""{"size":10001}""")]
    public void Search_WithSomethingUnknown_IsRefused(string body) => Assert.Throws<SearchRefusedException>(() => Search(body));

    [Fact]
    public void Sort_Descending_PutsWhatHasNoValueLast() => Assert.Equal(
        ["1", "0", "2"],
        Search("""{"sort":[{"tags":"desc"},{"size":{"order":"desc"}}]}""")["hits"]!["hits"]!.AsArray().Select(static hit => hit!["_id"]!.GetValue<string>()));

    [Fact]
    public void Source_OfSomeFields_LeavesTheOthersOut() => Assert.Equal(
        """{"tags":["x","y"],"inner":{"size":1}}""",
        Search("""{"size":1,"_source":["inner.size","tags"]}""")["hits"]!["hits"]![0]!["_source"]!.ToJsonString());

    [Fact]
    public void Terms_OrderedByAnInnerMetric_KeepTheLargestWithTheirOwn() => Assert.Equal(
        """{"names":{"buckets":[{"key":"a","doc_count":2,"most":{"value":7},"y":{"doc_count":1}}]},"all":{"value":2}}""",
        Search("""{"size":0,"aggs":{"names":{"terms":{"field":"name","size":1,"order":{"most":"desc"}},"aggs":{"most":{"max":{"field":"size"}},"y":{"filter":{"term":{"tags":"y"}}}}},"all":{"cardinality":{"field":"name"}}}}""")["aggregations"]!.ToJsonString());

    [Fact]
    public void Terms_OfMoments_HaveTheirMillisecondsAsKeys() => Assert.Equal(
        """{"days":{"buckets":[{"key":1767398400000,"doc_count":1,"sizes":{"value":7}}]}}""",
        Search("""{"size":0,"aggs":{"days":{"terms":{"field":"@timestamp","size":1,"order":{"_key":"desc"}},"aggs":{"sizes":{"sum":{"field":"size"}}}}}}""")["aggregations"]!.ToJsonString());

    [Fact]
    public void Search_WhereNoIndexFits_HasNoAggregations() =>
        Assert.Null(Search("""{"aggs":{"a":{"max":{"field":"size"}}}}""", "other-*")["aggregations"]);

    [Fact]
    public void AddBulk_OfTheSameIdTwice_KeepsTheLater()
    {
        var index = new SearchIndex();
        index.AddBulk(["""{"index":{"_index":"i","_id":"1"}}""", Lines[0], """{"index":{"_index":"i","_id":"1"}}""", Lines[1]]);

        Assert.Equal("b", Assert.Single(index.Documents).Source.GetProperty("name").GetString());
    }

    private static JsonObject Search(string body, string indices = "some-*")
    {
        var index = new SearchIndex();
        index.Add("some-index", Lines);
        using var request = JsonDocument.Parse(body);
        return index.Search(indices, request.RootElement);
    }
}
