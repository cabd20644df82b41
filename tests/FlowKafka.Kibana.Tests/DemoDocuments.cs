using System.Text;
using FlowKafka.Detection.Documents;
using FlowKafka.Processor.Configuration;
using FlowKafka.Processor.Demo;
using FlowKafka.Processor.Files;
using FlowKafka.Processor.Scoring;
using FlowKafka.Processor.Tests.Demo;
using FlowKafka.Processor.Verbs;
using FlowKafka.Simulation;
using FlowKafka.Testing.Elasticsearch;
using FlowKafka.Testing.Elasticsearch.Search;

namespace FlowKafka.Kibana.Tests;

/// <summary>What the demonstration delivers, of a smaller network: written by the program's own writers, without Kafka between.</summary>
internal static class DemoDocuments
{
    public const string Detections = "logs-flowkafka.detection-default";
    public const string Flows = "logs-flowkafka.flow-default";
    public const string Models = "logs-flowkafka.model-default";

    private static readonly DateTimeOffset Published = new(2025, 12, 24, 6, 0, 0, TimeSpan.Zero);

    private static readonly Lazy<SearchIndex> Made = new(Make);
    private static readonly Lazy<SearchIndex> Told = new(() => Task.Run(TellAsync).GetAwaiter().GetResult());

    /// <summary>When the network ran; the models are older.</summary>
    public static (string From, string To) Time => ("2026-01-12T00:00:00.000Z", "2026-01-13T02:00:00.000Z");

    /// <summary>All of it, as it lies in Elasticsearch.</summary>
    public static SearchIndex Index => Made.Value;

    /// <summary>What the pipeline of a small demonstration told a server of itself.</summary>
    public static SearchIndex Pipeline => Told.Value;

    private static async Task<SearchIndex> TellAsync()
    {
        await using var server = await BulkServer.StartAsync();
        await SmallDemo.RunAsync(server);
        var index = new SearchIndex();
        foreach (var document in server.Documents.Where(static document => document.Index.StartsWith("metrics-", StringComparison.Ordinal)))
            index.Add(document.Index, [document.Text]);
        return index;
    }

    private static SearchIndex Make()
    {
        using var folder = new TemporaryFolder();
        var network = new NetworkSimulator(DemoNetworks.Judged(seed: 16, DemoNetworks.UsualStart) with { Hosts = 16, Miners = 4 });
        var log = folder.File("network.log");
        using (var file = new SimulationFile(log))
            file.Write(network, static (_, _) => { }, CancellationToken.None);
        var models = ModelFiles.Load([]);
        var options = new Settings().ToScore(models);
        using (var output = ScoreOutput.In(folder.Path, options.Judge.OwnNetworks, models))
        {
            ScoreTopology.Run(
                [new InputFile(log, new FileInfo(log).Length, IsNamed: true)], options, models, output,
                new DateTimeOffset(2026, 1, 14, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds(), new(), static (_, _) => { }, CancellationToken.None);
        }

        var index = new SearchIndex();
        index.Add(Detections, File.ReadLines(folder.File(ScoreOutput.DetectionsName)));
        index.Add(Flows, File.ReadLines(folder.File(ScoreOutput.WindowsName)));
        index.Add(Models, models.SelectMany(static model => ModelDocument.Of(model, Published.ToUnixTimeMilliseconds()))
            .Select(static document => Encoding.UTF8.GetString(document.Json.Span)));
        return index;
    }
}
