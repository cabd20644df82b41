using FlowKafka.Detection.Models;
using FlowKafka.IntegrationTests.Broker;
using FlowKafka.IntegrationTests.Elasticsearch;
using FlowKafka.Testing;
using FlowKafka.Testing.Elasticsearch;
using Xunit;

namespace FlowKafka.IntegrationTests.Pipeline;

/// <summary>
/// The promise of recovery, on a real broker with real processes: whatever the partitions, the instances and the
/// crashes, windows and detections are those of the pure engine, to the byte.
/// </summary>
[Collection(BrokerFixture.Name)]
public sealed class PipelineRecoveryTests(BrokerFixture fixture)
{
    private const string All = "ingest,window,group,host,judge,correlate,deliver";
    private const string WithExport = All + ",export";

    private static readonly Model Model = TestModel.Miners;

    private static bool IsLong => Environment.GetEnvironmentVariable("FLOWKAFKA_LONG_TESTS") == "1";

    [Fact]
    public void OneInputPartition_OneInstance_GivesThePureEnginesOutput()
    {
        var values = new MinerTraffic(11).Values();
        using var run = new PipelineRun(fixture.Broker, "one", inputPartitions: 1, partitions: 4, Model);
        run.Start(All);
        run.Feed(values, TimeSpan.FromSeconds(5), kills: 0, seed: 0);
        run.Expect(ProgramEngine.Run(values, Model));
    }

    [Fact]
    public void SixteenInputPartitions_ThreeInstancesKilledAtRandom_GivesThePureEnginesOutput()
    {
        var values = new MinerTraffic(12) { Others = 150, Hours = 6 }.Values();
        using var run = new PipelineRun(fixture.Broker, "three", inputPartitions: 16, partitions: 8, Model);
        for (var i = 0; i < 3; i++)
            run.Start(All);
        run.Feed(values, TimeSpan.FromSeconds(IsLong ? 300 : 40), kills: IsLong ? 30 : 4, seed: 12);
        run.Expect(ProgramEngine.Run(values, Model));
    }

    [Fact]
    public void SixteenInputPartitions_EveryStageKilledAtRandom_GivesThePureEnginesOutput()
    {
        var values = new MinerTraffic(13) { Others = 150, Hours = 6 }.Values();
        using var run = new PipelineRun(fixture.Broker, "stages", inputPartitions: 16, partitions: 8, Model);
        foreach (var stage in All.Split(','))
            run.Start(stage);
        run.Feed(values, TimeSpan.FromSeconds(IsLong ? 300 : 45), kills: IsLong ? 40 : 8, seed: 13);
        run.Expect(ProgramEngine.Run(values, Model));
    }

    [Fact]
    public async Task TwoInstancesKilledAtRandom_IllElasticsearch_GivesEveryDetectionAndEveryWindowOnce()
    {
        var values = new MinerTraffic(14) { Others = 60, Hours = 5 }.Values();
        await using var server = await BulkServer.StartAsync();
        foreach (var step in Illness.Of(14, IsLong ? 400 : 60))
            server.Script.Enqueue(step);
        using var run = new PipelineRun(fixture.Broker, "elastic", inputPartitions: 4, partitions: 4, Model, server);
        for (var i = 0; i < 2; i++)
            run.Start(WithExport);
        run.Feed(values, TimeSpan.FromSeconds(IsLong ? 300 : 40), kills: IsLong ? 30 : 4, seed: 14);
        run.Expect(ProgramEngine.Run(values, Model));
    }
}
