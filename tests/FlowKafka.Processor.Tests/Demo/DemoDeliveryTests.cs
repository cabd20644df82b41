using System.Text.Json;
using FlowKafka.Detection.Documents;
using FlowKafka.Processor.Verbs;
using FlowKafka.Testing.Elasticsearch;

namespace FlowKafka.Processor.Tests.Demo;

public sealed class DemoDeliveryTests
{
    private const string Detections = "logs-flowkafka.detection-default";
    private const string Flows = "logs-flowkafka.flow-default";
    private const string Models = "logs-flowkafka.model-default";
    private const string Pipeline = "metrics-flowkafka.pipeline-default";

    [Fact]
    public async Task Demo_ToAServer_DeliversEveryDocumentOnceAndItsAccountsBalance()
    {
        await using var server = await BulkServer.StartAsync();

        var (outcome, lines) = await SmallDemo.RunAsync(server);

        var of = server.Documents.ToLookup(document => document.Index);
        Assert.Empty(outcome.Faults);
        Assert.Equal([Detections, Flows, Models, Pipeline], of.Select(group => group.Key).Order(StringComparer.Ordinal));
        Assert.Equal(outcome.Input.Points, of[Flows].Count());
        Assert.Equal(ModelFiles.Load([]).Sum(model => ModelDocument.Of(model, 0).Count), of[Models].Count());
        Assert.Equal(outcome.Episodes.InOrder.Count, Episodes(of[Detections]).Distinct().Count());
        Assert.All(server.Documents, document => Assert.Equal(1, document.Version));
        Assert.Equal(
            [
                $"Delivered to {server.Url}, namespace default:",
                $"  {Detections}: {of[Detections].Count():#,0} documents",
                $"  {Flows}: {of[Flows].Count():#,0} documents",
                $"  {Models} and {Pipeline}: {of[Models].Count() + of[Pipeline].Count():#,0} documents",
            ],
            lines);
    }

    [Fact]
    public async Task Demo_ServerThatRefusesDetections_SaysHowManyAndWhy()
    {
        await using var server = await BulkServer.StartAsync();
        server.Always = BulkSteps.Partly(operation => operation.Index == Detections ? new(400, "document_parsing_exception", "no such shape") : null);

        var (outcome, lines) = await SmallDemo.RunAsync(server);

        var fault = Assert.Single(outcome.Faults);
        Assert.Matches("^Elasticsearch has refused [0-9,]+ documents, the first for logs-flowkafka.detection-default: .*no such shape", fault);
        Assert.Matches($"^  {Detections}: 0 documents; [0-9,]+ refused$", lines[1]);
    }

    [Fact]
    public async Task Demo_ServerThatTakesNothing_EndsWithALine()
    {
        await using var server = await BulkServer.StartAsync();
        server.Always = BulkSteps.Status(503);

        var ended = await Assert.ThrowsAsync<UserException>(() => SmallDemo.RunAsync(server, TimeSpan.FromSeconds(1)));

        Assert.Equal(1, ended.ExitCode);
        Assert.Contains("has taken nothing for 1 s", ended.Message, StringComparison.Ordinal);
        Assert.Empty(server.Documents);
    }

    [Fact]
    public async Task Demo_ServerThatIsAway_IsOneLineBeforeAnythingRuns()
    {
        var run = await DemoAsync("http://127.0.0.1:1");

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains("http://127.0.0.1:1", Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Demo_ServerThatAsksForOtherCredentials_IsOneLineBeforeAnythingRuns()
    {
        await using var server = await BulkServer.StartAsync();
        server.Authorization = "ApiKey x";

        var run = await DemoAsync(server.Url);

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains("Elasticsearch:ApiKey", Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Demo_NodeThatIsNoAddress_IsAFaultOfTheConfiguration()
    {
        var run = await DemoAsync("es-1:9200");

        Assert.Equal((78, ""), (run.ExitCode, run.Output));
        Assert.Contains("Elasticsearch:Nodes", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(78, "Elasticsearch:Nodes is empty", "--deliver")]
    [InlineData(2, "leave one out", "--deliver", "--format", "bulk")]
    public async Task Demo_DeliveryThatCanNotBe_IsOneLine(int code, string line, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        var run = await CommandRun.Of(["demo", "--out", folder.Path, .. arguments]);

        Assert.Equal((code, ""), (run.ExitCode, run.Output));
        Assert.Contains(line, run.Error, StringComparison.Ordinal);
    }

    private static async Task<CommandRun> DemoAsync(string node)
    {
        using var folder = new TemporaryFolder();
        return await CommandRun.Of("demo", "--deliver", "--out", folder.Path, "--set", $"Elasticsearch:Nodes:0={node}");
    }

    private static IEnumerable<string> Episodes(IEnumerable<StoredDocument> documents) => documents
        .Select(document => JsonDocument.Parse(document.Source).RootElement.GetProperty("flowkafka"))
        .Where(own => own.TryGetProperty("episode", out _))
        .Select(own => own.GetProperty("episode").GetProperty("id").GetString()!);
}
