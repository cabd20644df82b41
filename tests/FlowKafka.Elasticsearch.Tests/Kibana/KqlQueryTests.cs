using FlowKafka.Testing.Elasticsearch;

namespace FlowKafka.Elasticsearch.Tests.Kibana;

public class KqlQueryTests
{
    [Theory]
    [InlineData("", """{"match_all":{}}""")]
    [InlineData("a.b: *", """{"exists":{"field":"a.b"}}""")]
    [InlineData("a: b", """{"match_phrase":{"a":"b"}}""")]
    [InlineData("a: \"b c\"", """{"match_phrase":{"a":"b c"}}""")]
    [InlineData("a: 21", """{"match_phrase":{"a":21}}""")]
    [InlineData("a: false", """{"match_phrase":{"a":false}}""")]
    [InlineData("a >= 47", """{"range":{"a":{"gte":47}}}""")]
    [InlineData("a < 1", """{"range":{"a":{"lt":1}}}""")]
    [InlineData("not a: *", """{"bool":{"must_not":[{"exists":{"field":"a"}}]}}""")]
    [InlineData("a: (b or c)", """{"bool":{"should":[{"match_phrase":{"a":"b"}},{"match_phrase":{"a":"c"}}],"minimum_should_match":1}}""")]
    [InlineData(
        "a: 1 or b: 2 and c: 3",
        """{"bool":{"should":[{"match_phrase":{"a":1}},{"bool":{"filter":[{"match_phrase":{"b":2}},{"match_phrase":{"c":3}}]}}],"minimum_should_match":1}}""")]
    public void Parse_Query_IsWhatKibanaAsks(string kql, string search) => Assert.Equal(search, KqlQuery.Parse(kql).Search.ToJsonString());

    [Theory]
    [InlineData("a")]
    [InlineData("a:")]
    [InlineData("a: b c")]
    [InlineData("(a: b")]
    [InlineData("a: b)")]
    [InlineData("a > *")]
    [InlineData("a: {b: c}")]
    [InlineData("a: \"b")]
    [InlineData("a: and")]
    public void Parse_NoQuery_IsRefused(string kql) => Assert.Throws<FormatException>(() => KqlQuery.Parse(kql));

    [Fact]
    public void Conditions_OfAQuery_AreInTheirOrder() => Assert.Equal(
        [new("a", ">=", 47.0), new("b", ":", null), new("c", ":", "d")],
        KqlQuery.Parse("a >= 47 and (b: * or not c: d)").Conditions);
}
