using System.Text.Json.Nodes;
using FlowKafka.Kafka.Client;
using FlowKafka.Kafka.Pipeline;
using FlowKafka.Processor.Configuration;
using FlowKafka.Processor.Verbs;

namespace FlowKafka.Processor.Tests.Feeding;

/// <summary>Files replayed into a topic and judged by the pipeline, over the embedded cluster.</summary>
public sealed class ReplayTests
{
    [Fact]
    public async Task Replay_FilesThroughThePipeline_GivesTheDetectionsOfScore()
    {
        using var folder = new TemporaryFolder();
        var model = await SmallModel.TrainAsync(folder);
        // The second miner falls silent long before the end: its episode is closed, on whatever partition it is.
        folder.Write("logs/miner.log", SmallModel.MinerLog(40).Text);
        folder.Write("logs/second.log", new FlowLog().Talk(6, 20, "10.0.0.3", "198.51.100.8", 3333, 70, 40).Raw("broken").Text);
        folder.Write("logs/other.log", new FlowLog().Talk(3, 37, "10.0.0.2", "203.0.113.9", 443, 500, 900).Text);
        var score = await CommandRun.Of("score", "--model", model, "--out", folder.File("out"), folder.File("logs"));
        Assert.Equal(0, score.ExitCode);
        using var cluster = new EmbeddedCluster();
        var settings = SettingsLoader.Load(folder.Write("c.json", $$"""
            { "Kafka": { "BootstrapServers": "{{cluster.BootstrapServers}}", "SessionTimeout": "6s" },
              "Topics": { "Partitions": 3 },
              "Ingest": { "Topics": [ { "Name": "logs" } ], "Start": "Earliest", "IdleAfter": "1s", "CycleInterval": "100ms", "RepeatInterval": "500ms" },
              "Deliver": { "Folder": "{{folder.File("delivered")}}" } }
            """), []).Settings;
        cluster.CreateTopic("logs", 4);
        foreach (var need in new PipelineTopics(settings.Topics).Needs(settings.ToPipeline([]).Stages, []))
            cluster.CreateTopic(need.Name, need.Partitions);

        var replay = await CommandRun.Of(
            "replay", "--topic", "logs", "--lines-per-message", "7", "--bootstrap-servers", cluster.BootstrapServers, folder.File("logs"));
        Assert.Equal((0, ""), (replay.ExitCode, replay.Error));
        await RunUntilProcessedAsync(settings, model);

        var scored = Documents(File.ReadLines(folder.File("out/detections.ndjson")));
        var delivered = Documents(Directory.EnumerateFiles(folder.File("delivered"), "*.ndjson").SelectMany(File.ReadLines));
        Assert.Equal(2, scored.Where(d => d.Value.Contains("\"episode\":{", StringComparison.Ordinal)).Select(d => d.Key[..32]).Distinct().Count());
        Assert.Equal(scored, delivered);
    }

    [Fact]
    public async Task Replay_TopicThatIsMissing_IsOneLine()
    {
        using var folder = new TemporaryFolder();
        using var cluster = new EmbeddedCluster();
        cluster.CreateTopic("other", 1);

        var run = await CommandRun.Of(
            "replay", "--topic", "logs", "--bootstrap-servers", cluster.BootstrapServers, folder.Write("log", SmallModel.MinerLog(3).Text));

        Assert.Equal((1, "topic logs does not exist\n"), (run.ExitCode, run.Error));
    }

    private static async Task RunUntilProcessedAsync(Settings settings, string model)
    {
        var models = ModelFiles.Load([model]);
        using var pipeline = new FlowKafkaPipeline(settings.ToPipeline(models), models, TimeProvider.System, (_, _) => { });
        using var stop = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var run = pipeline.RunAsync(stop.Token);
        await await Task.WhenAny(run, pipeline.WaitUntilProcessedAsync(stop.Token));
        await stop.CancelAsync();
        await run;
        Assert.Equal(1, pipeline.Metrics.Rejected(Flows.RejectReason.FieldCount));
    }

    // All but the moment of delivery.
    private static SortedDictionary<string, string> Documents(IEnumerable<string> lines)
    {
        var documents = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            var json = JsonNode.Parse(line)!;
            json["event"]!.AsObject().Remove("ingested");
            documents.Add((string)json["event"]!["id"]!, json.ToJsonString());
        }

        return documents;
    }
}
