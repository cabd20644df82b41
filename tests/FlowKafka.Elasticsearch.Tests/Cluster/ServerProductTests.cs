using System.Text;
using FlowKafka.Testing.Elasticsearch;

namespace FlowKafka.Elasticsearch.Tests.Cluster;

public class ServerProductTests
{
    [Theory]
    [InlineData(ServerKind.Elasticsearch7, "Elasticsearch 7.17.25")]
    [InlineData(ServerKind.Elasticsearch8, "Elasticsearch 8.17.0")]
    [InlineData(ServerKind.Elasticsearch9, "Elasticsearch 9.1.2")]
    [InlineData(ServerKind.OpenSearch2, "OpenSearch 2.19.1")]
    public async Task FindProductAsync_OfAServer_NamesIt(ServerKind kind, string expected)
    {
        await using var server = await BulkServer.StartAsync(kind);
        using var client = new ElasticsearchClient(new() { Nodes = [server.Url] }, TimeProvider.System);

        Assert.Equal(expected, (await client.FindProductAsync()).ToString());
    }

    [Theory]
    [InlineData("""{"version":{"number":"8.0.0-rc1"}}""", "Elasticsearch 8.0.0")]
    [InlineData("""{"version":{"number":"9.0.0-SNAPSHOT","distribution":"opensearch"}}""", "OpenSearch 9.0.0")]
    [InlineData("""{"version":{"number":"8"}}""", null)]
    [InlineData("""{"version":{"number":8}}""", null)]
    [InlineData("""{"version":"8.1.0"}""", null)]
    [InlineData("""{"name":"es"}""", null)]
    [InlineData("""[]""", null)]
    [InlineData("""<html>""", null)]
    [InlineData("", null)]
    public void Read_OfAnAnswer_TakesTheNumbers(string answer, string? expected) =>
        Assert.Equal(expected, ServerProduct.Read(Encoding.UTF8.GetBytes(answer))?.ToString());
}
