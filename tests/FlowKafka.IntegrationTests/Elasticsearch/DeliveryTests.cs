using System.Text.Json;
using FlowKafka.Detection.Models;
using FlowKafka.Elasticsearch;
using FlowKafka.IntegrationTests.Pipeline;
using FlowKafka.Kafka.Pipeline;
using FlowKafka.Testing;
using FlowKafka.Testing.Elasticsearch;
using Xunit;

namespace FlowKafka.IntegrationTests.Elasticsearch;

/// <summary>The program's pipeline and its own bulk sink, against a server that follows the published contract and is ill at times.</summary>
public sealed class DeliveryTests
{
    private static readonly Model Model = TestModel.Miners;

    [Theory]
    [InlineData(61)]
    [InlineData(62)]
    public async Task Run_IllServerAndStopsInBetween_EveryDocumentIsThereOnce(int seed)
    {
        var random = new Random(seed);
        var values = new MinerTraffic(seed).Values();
        var expected = ProgramEngine.Run(values, Model);
        await using var server = await BulkServer.StartAsync();
        foreach (var step in Illness.Of(seed, 60))
            server.Script.Enqueue(step);
        using var embedded = new EmbeddedDelivery(server.Url);
        embedded.Send(values);
        await embedded.RunAsync(Model, null, [.. Enum.GetValues<PipelineStage>().Where(stage => stage < PipelineStage.Deliver)]);

        for (var part = 0; part < 3; part++)
        {
            var (detections, flows) = (random.Next(1, expected.Detections.Count), random.Next(1, expected.Points.Count / 3));
            await embedded.RunAsync(
                Model, p => p.Metrics[PipelineCounter.Delivered] >= detections || p.Metrics[PipelineCounter.Exported] >= flows || IsDone(p),
                PipelineStage.Deliver, PipelineStage.Export);
        }

        await embedded.RunAsync(Model);

        Assert.NotEmpty(expected.Detections);
        Assert.Equal(expected.Detections, Delivered.Detections(server));
        Assert.Equal(Delivered.FlowsOf(expected, Model), Delivered.Flows(server));
    }

    [Fact]
    public async Task Run_IndexMode_KeepsTheHighestRevisionOfEachEpisodeAndCampaign()
    {
        var values = new MinerTraffic(63).Values();
        var expected = ProgramEngine.Run(values, Model);
        await using var server = await BulkServer.StartAsync();
        foreach (var step in Illness.Of(63, 30))
            server.Script.Enqueue(step);
        using var embedded = new EmbeddedDelivery(server.Url, DetectionStorage.Index);
        embedded.Send(values);

        await embedded.RunAsync(Model, p => p.Metrics[PipelineCounter.Delivered] >= 1);
        await embedded.RunAsync(Model);

        var newest = expected.Detections.GroupBy(d => d.Key[..d.Key.LastIndexOf('-')], d => long.Parse(d.Key[(d.Key.LastIndexOf('-') + 1)..], null))
            .ToDictionary(series => series.Key, series => series.Max());
        var kept = server.Documents.Where(d => d.Index.StartsWith("flowkafka-detection-default-", StringComparison.Ordinal)).ToList();
        Assert.Equal(newest, kept.ToDictionary(d => d.Id, d => d.Version));
        foreach (var document in kept)
        {
            var (id, text) = PureEngine.Unstamped(document.Source);
            Assert.Equal($"{document.Id}-{document.Version}", id);
            Assert.Equal(expected.Detections[id], text);
            Assert.Equal("flowkafka-detection-default-" + MonthOfStart(document.Source), document.Index);
        }
    }

    [Fact]
    public async Task Run_ServerThatGoesAwayAndComesBack_MissesNothingAndStopsNothing()
    {
        var values = new MinerTraffic(64).Values();
        var expected = ProgramEngine.Run(values, Model);
        var first = await BulkServer.StartAsync();
        var url = first.Url;
        using var embedded = new EmbeddedDelivery(url);
        embedded.Send(values);

        var isBack = new TaskCompletionSource<BulkServer>(TaskCreationOptions.RunContinuationsAsynchronously);
        var run = embedded.RunAsync(Model, p => isBack.Task.IsCompleted && HasAll(p, expected));
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        await EmbeddedDelivery.UntilAsync(() => first.Documents.Count >= 5, patience.Token);
        await first.DisposeAsync();
        await EmbeddedDelivery.UntilAsync(() => embedded.HasSaid("Trying again."), patience.Token);
        await using var second = await BulkServer.StartAsync(port: new Uri(url).Port);
        isBack.SetResult(second);
        await run;

        Assert.NotEmpty(second.Documents);
        Assert.Equal(expected.Detections, Delivered.Detections(first, second));
        Assert.Equal(Delivered.FlowsOf(expected, Model), Delivered.Flows(first, second));
    }

    [Fact]
    public async Task Run_ModelsAndThePipelineItself_AreToldOf()
    {
        var values = new MinerTraffic(65) { Hours = 2 }.Values();
        await using var server = await BulkServer.StartAsync();
        using var embedded = new EmbeddedDelivery(server.Url);
        embedded.Send(values);

        var metrics = await embedded.RunAsync(Model);

        var pictures = server.Documents.Where(d => d.Index == "logs-flowkafka.model-default").ToList();
        Assert.Equal(Detection.Documents.ModelDocument.Of(Model, 0, "default").Select(d => d.Id).Order(StringComparer.Ordinal), pictures.Select(d => d.Id).Order(StringComparer.Ordinal));
        var told = server.Documents.Where(d => d.Index == "metrics-flowkafka.pipeline-default").Select(d => JsonDocument.Parse(d.Source).RootElement.GetProperty("flowkafka")).ToList();
        var counters = told.Where(d => d.TryGetProperty("pipeline", out _)).Select(d => d.GetProperty("pipeline").GetProperty("counters")).ToList();
        foreach (var (name, counter) in new[] { ("records_offered", PipelineCounter.RecordsOffered), ("delivered", PipelineCounter.Delivered), ("exported", PipelineCounter.Exported) })
            Assert.Equal(metrics[counter], counters.Sum(c => c.GetProperty(name).GetInt64()));
        Assert.Equal(
            ["correlate", "deliver", "export", "group", "host", "ingest", "judge", "window"],
            told.Where(d => d.TryGetProperty("stage", out _)).Select(d => d.GetProperty("stage").GetProperty("name").GetString()).Distinct().Order(StringComparer.Ordinal));
    }

    private static bool IsDone(FlowKafkaPipeline pipeline) => pipeline.Statuses.All(
        status => status.Partitions.Length > 0 && status.Partitions.All(own => own.IsSettled && own.End >= 0 && own.Next >= own.End));

    private static bool HasAll(FlowKafkaPipeline pipeline, PureEngine expected) =>
        pipeline.Metrics[PipelineCounter.Delivered] >= expected.Detections.Count && pipeline.Metrics[PipelineCounter.Exported] >= expected.Points.Count;

    private static string MonthOfStart(byte[] document)
    {
        var ours = JsonDocument.Parse(document).RootElement.GetProperty("flowkafka");
        var series = ours.TryGetProperty("episode", out var episode) ? episode : ours.GetProperty("campaign");
        return series.GetProperty("start").GetString()![..7].Replace('-', '.');
    }
}
