using FlowKafka.Testing.Elasticsearch;

namespace FlowKafka.Processor.Tests.Demo;

public sealed class DemoTests
{
    [Fact]
    public async Task Demo_WholeWayOverTheEmbeddedBroker_IsCompleteAndConsistent()
    {
        using var folder = new TemporaryFolder();
        await using var server = await BulkServer.StartAsync();
        var run = await CommandRun.Of("demo", "--out", folder.Path, "--set", $"Elasticsearch:Nodes:0={server.Url}");

        Assert.Equal(0, run.ExitCode);
        Assert.Empty(server.Documents);
        Assert.Contains("of 8 found", run.Output, StringComparison.Ordinal);
        Assert.Contains("yes: every record accounted for, at every stage", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Not consistent", run.Error, StringComparison.Ordinal);
        var page = await File.ReadAllTextAsync(folder.File("report.html"));
        Assert.Contains("Planted and found", page, StringComparison.Ordinal);
        Assert.True(new FileInfo(folder.File("windows.ndjson")).Length > 1_000_000);
    }
}
