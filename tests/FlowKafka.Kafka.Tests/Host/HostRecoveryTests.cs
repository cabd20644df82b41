using FlowKafka.Detection.Hosts;
using FlowKafka.Flows;
using FlowKafka.Kafka.Pipeline;
using FlowKafka.Kafka.Serialization;
using FlowKafka.Kafka.Tests.Pipeline;
using FlowKafka.Streams.Points;
using FlowKafka.Testing;

namespace FlowKafka.Kafka.Tests.Host;

/// <summary>Group and host say the same, however often they die and however many partitions there are.</summary>
public sealed class HostRecoveryTests
{
    // Two hours before midnight; two days of silence in between.
    private const long Start = (TestFlow.Epoch / 86_400_000 * 86_400) + (22 * 3600);

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task Run_TasksKilledBeforeAnyMessage_SaysWhatOneBookSays(int partitions)
    {
        var seed = Environment.TickCount & 0xFFFF;
        Console.WriteLine($"HostRecoveryTests, {partitions} partitions: seed {seed}");
        using var embedded = new EmbeddedPipeline(inputPartitions: 1, partitions);
        embedded.Send(Traffic(), 1);
        using (var pipeline = embedded.Start(TestModel.Miners, PipelineStage.Ingest, PipelineStage.Window))
            await Runs.UntilProcessed(pipeline);
        var topics = new PipelineTopics(embedded.Options.Topics);
        var random = new Random(seed);
        using var stages = new DrivenStages(embedded, random);

        foreach (var crashes in new[] { 6, 0 })
        {
            // The second round, undisturbed and from the beginning, repeats all of the first: nothing may come of it.
            for (var partition = 0; partition < partitions; partition++)
                stages.Group(partition, crashes);
        }

        for (var partition = 0; partition < partitions; partition++)
            stages.Host(partition, crashes: 12);

        var (ends, expected) = OneBook(stages, topics);
        Assert.Equal(expected, stages.Told(ends));
    }

    [Fact]
    public async Task Run_KilledOrNot_GivesTheSameBytes()
    {
        var values = Traffic();
        var steps = new List<List<string>>();
        foreach (var crashes in new[] { 0, 8 })
        {
            using var embedded = new EmbeddedPipeline(inputPartitions: 1, partitions: 3);
            embedded.Send(values, 1);
            using (var pipeline = embedded.Start(TestModel.Miners, PipelineStage.Ingest, PipelineStage.Window))
                await Runs.UntilProcessed(pipeline);
            var topics = new PipelineTopics(embedded.Options.Topics);
            using var stages = new DrivenStages(embedded, new Random(crashes));
            for (var partition = 0; partition < 3; partition++)
                stages.Group(partition, crashes);
            for (var partition = 0; partition < 3; partition++)
                stages.Host(partition, crashes);
            steps.Add([.. Enumerable.Range(0, 3).SelectMany(p => stages.Steps(topics.Grouped, p).Concat(stages.Steps(topics.Context, p)))]);
        }

        Assert.NotEmpty(steps[0]);
        Assert.Equal(steps[0], steps[1]);
    }

    private static List<byte[]> Traffic() =>
    [
        .. new MinerTraffic(11) { Start = Start, Hours = 3 }.Values(),
        .. new MinerTraffic(12) { Start = Start + (50 * 3600), Hours = 2, Others = 9 }.Values(),
    ];

    // One book over all points, closed at the end of each window that any partition has.
    private static (List<long> Ends, List<string> Told) OneBook(DrivenStages stages, PipelineTopics topics)
    {
        var windows = new SortedDictionary<long, List<WindowPoint>>();
        var names = new SymbolTable();
        for (var partition = 0; partition < topics.Partitions; partition++)
        {
            foreach (var value in stages.Values(topics.Windows, partition).Where(value => WindowPackReader.Is(value)))
            {
                WindowPackReader.Decode(value, names, (in WindowPoint point) =>
                {
                    if (!windows.TryGetValue(point.End, out var points))
                        windows[point.End] = points = [];
                    points.Add(point);
                });
            }
        }

        var book = new HostBook(new HostOptions { Models = [TestModel.Miners] });
        var told = new ToldLines();
        foreach (var (end, points) in windows)
        {
            foreach (var point in points)
            {
                book.Observe(point, HostRole.Server);
                book.Observe(point, HostRole.Client);
            }

            told.End = end;
            book.Close(end, told);
            told.Add(end, book.Network);
        }

        return ([.. windows.Keys], told.Sorted());
    }
}
