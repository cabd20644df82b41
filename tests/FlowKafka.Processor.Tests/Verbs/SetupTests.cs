using System.Text.Json.Nodes;
using FlowKafka.Testing.Elasticsearch;

namespace FlowKafka.Processor.Tests.Verbs;

/// <summary>The verb <c>setup</c>: its options, its exit codes and what it tells.</summary>
public sealed class SetupTests
{
    [Theory]
    [InlineData("--only bogus: name some of topics, templates, lifecycle, objects, rules.", "--only", "bogus")]
    [InlineData("--only ,: name some of topics, templates, lifecycle, objects, rules.", "--only", ",")]
    [InlineData("--assume kafka:3.0: write a server and its version, as elasticsearch:8.17 or opensearch:2.19.", "--assume", "kafka:3.0")]
    [InlineData("--assume elasticsearch: write a server and its version, as elasticsearch:8.17 or opensearch:2.19.", "--assume", "elasticsearch")]
    public async Task Setup_WrongOption_IsWrongUsage(string line, params string[] args)
    {
        var run = await CommandRun.Of(["setup", .. args]);
        Assert.Equal((2, line + "\n"), (run.ExitCode, run.Error));
    }

    [Fact]
    public async Task Setup_AWrongAddress_IsABadConfiguration()
    {
        var run = await CommandRun.Of("setup", "--only", "templates", "--set", "Elasticsearch:Nodes:0=es-1");
        Assert.Equal(78, run.ExitCode);
        Assert.StartsWith("Elasticsearch:Nodes", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Setup_AssumedServer_PrintsEveryRequest()
    {
        var run = await CommandRun.Of("setup", "--assume", "elasticsearch:8.17", "--only", "lifecycle");
        Assert.Equal((0, "Elasticsearch 8.17\n"), (run.ExitCode, run.Error));
        Assert.Contains("PUT /_ilm/policy/flowkafka-flows   (elasticsearch)\n{\n", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("Nothing was changed. 5 things: 5 created.\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Setup_AssumedServer_TellsTheTopicsToo()
    {
        var run = await CommandRun.Of("setup", "--assume", "elasticsearch:8.17", "--only", "topics", "--format", "json");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("""{"part":"topics","kind":"topic","name":"flowkafka.flows","outcome":"created","note":"16 partitions"}""", run.Output, StringComparison.Ordinal);
        Assert.Contains("""{"part":"topics","kind":"topic","name":"flow-logs","outcome":"left out","note":"it is read, and yours to create"}""", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Setup_Export_WritesAFileForEveryRequest_AndAScript()
    {
        using var folder = new TemporaryFolder();
        var run = await CommandRun.Of("setup", "--assume", "elasticsearch:9.1", "--only", "templates,lifecycle,objects,rules", "--export", folder.Path);
        Assert.Equal(0, run.ExitCode);
        var script = await File.ReadAllLinesAsync(folder.File("install.sh"));
        Assert.Equal("#!/bin/sh", script[0]);
        var bodies = Directory.EnumerateFiles(folder.Path, "*.*json", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder.Path, file).Replace('\\', '/')).ToList();
        Assert.Contains("elasticsearch/_index_template/logs-flowkafka.flow.json", bodies);
        Assert.Contains("kibana/api/saved_objects/_import.ndjson", bodies);
        Assert.Contains("kibana/api/detection_engine/rules/_import.ndjson", bodies);
        Assert.All(bodies, file => Assert.Single(script, line => line.Contains($"@{file}'", StringComparison.Ordinal)));
        Assert.Equal(bodies.Count, script.Count(line => line.StartsWith("curl ", StringComparison.Ordinal)));
        Assert.NotNull(JsonNode.Parse(await File.ReadAllTextAsync(folder.File("elasticsearch/_ilm/policy/flowkafka-flows.json"))));
    }

    [Fact]
    public async Task Setup_TwoRuns_CreateAll_AndThenChangeNothing()
    {
        await using var server = await StackServer.StartAsync();
        var first = await RunAsync(server, "--format", "json");
        Assert.Equal((0, "Elasticsearch 8.17.0\nKibana 8.17.0\n"), (first.ExitCode, first.Error));
        Assert.All(Outcomes(first), outcome => Assert.Equal("created", outcome));
        server.ForgetRequests();
        var again = await RunAsync(server);
        Assert.Equal(0, again.ExitCode);
        Assert.Empty(server.Writes);
        Assert.EndsWith($"{Outcomes(first).Count} things: {Outcomes(first).Count} unchanged.\n", again.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Setup_DryRun_ChangesNothing()
    {
        await using var server = await StackServer.StartAsync();
        var run = await RunAsync(server, "--dry-run");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("POST /api/saved_objects/_import?overwrite=true   (kibana, as the file flowkafka.ndjson)", run.Output, StringComparison.Ordinal);
        Assert.Empty(server.Writes);
    }

    [Fact]
    public async Task Setup_WhatFails_IsALineEach_AndTheExitCode()
    {
        await using var server = await StackServer.StartAsync();
        server.Refuses = ("_ilm", 403);
        var run = await RunAsync(server);
        Assert.Equal(1, run.ExitCode);
        var lines = run.Error.Split('\n').Where(line => line.Contains("403", StringComparison.Ordinal)).ToList();
        Assert.Equal(5, lines.Count);
        Assert.All(lines, line => Assert.StartsWith("lifecycle policy flowkafka-", line, StringComparison.Ordinal));
        Assert.Contains("5 failed", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Setup_WrongCredentials_IsOneLineForEachServer()
    {
        await using var server = await StackServer.StartAsync();
        server.Authorization = "ApiKey right";
        var run = await RunAsync(server, "--set", "Elasticsearch:ApiKey=d3Jvbmc6d3Jvbmc=");
        Assert.Equal(1, run.ExitCode);
        var lines = run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.StartsWith("server Elasticsearch: Elasticsearch at http://127.0.0.1:", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("server Kibana: Kibana at http://127.0.0.1:", lines[1], StringComparison.Ordinal);
        Assert.All(lines, line => Assert.Contains("does not accept the credentials (401)", line, StringComparison.Ordinal));
    }

    private static Task<CommandRun> RunAsync(StackServer server, params string[] args) => CommandRun.Of(
        ["setup", "--only", "templates,lifecycle,objects,rules", "--set", $"Elasticsearch:Nodes:0={server.Url}", "--set", $"Kibana:Url={server.Url}", .. args]);

    private static List<string> Outcomes(CommandRun run) =>
        [.. run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => (string)JsonNode.Parse(line)!["outcome"]!)];
}
