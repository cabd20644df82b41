using System.Diagnostics;
using System.Globalization;
using Confluent.Kafka;
using FlowKafka.Detection.Models;
using FlowKafka.IntegrationTests.Broker;
using FlowKafka.Kafka.Client;
using FlowKafka.Kafka.Deliver;
using FlowKafka.Kafka.Ingest;
using FlowKafka.Kafka.Pipeline;

namespace FlowKafka.Benchmarks.EndToEnd;

/// <summary>
/// Measures all stages in one process against a real broker on the same machine, beside a bare consumer of the same
/// topic: one line a message, all of it in the topic before the clock starts.
/// </summary>
internal static class EndToEndCommand
{
    private const string Topic = "flow-logs";

    public static int Run(EndToEndOptions options)
    {
        using var broker = new KafkaBroker();
        var clientOptions = new KafkaClientOptions { BootstrapServers = broker.BootstrapServers, BrokerVersionFallback = KafkaBroker.Version };
        var topicOptions = new TopicOptions { Partitions = options.Partitions };
        CreateTopics(broker, topicOptions, options.InputPartitions);
        var lines = Fill(broker, options);
        Say($"{lines:N0} lines, {options.Pairs:N0} pairs, {options.Windows} windows, {options.InputPartitions} input and {options.Partitions} internal partitions");

        Report("bare Consume()", lines, ConsumeAll(broker, lines));
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var allocated = GC.GetTotalAllocatedBytes();
        using var pipeline = new FlowKafkaPipeline(
            new PipelineOptions
            {
                Kafka = clientOptions,
                Topics = topicOptions,
                Ingest = new IngestOptions { Topics = [new InputTopicOptions { Name = Topic }], Start = StartPosition.Earliest, IdleAfter = TimeSpan.FromSeconds(5) },
                Deliver = new DeliverOptions { Folder = Directory.CreateTempSubdirectory("flowkafka-e2e").FullName },
            },
            [ReferenceModel()], TimeProvider.System, static (_, line) => Console.Error.WriteLine(line));
        using var stop = new CancellationTokenSource();
        var run = Task.Run(() => pipeline.RunAsync(stop.Token));
        WaitUntil(run, () => pipeline.Metrics[PipelineCounter.InputMessages] > 0);
        var watch = Stopwatch.StartNew();
        WaitUntil(run, () => pipeline.Metrics[PipelineCounter.WindowRecords] >= lines);
        var windowed = watch.Elapsed;
        pipeline.WaitUntilProcessedAsync(CancellationToken.None).GetAwaiter().GetResult();
        var whole = watch.Elapsed;
        cpu = Process.GetCurrentProcess().TotalProcessorTime - cpu;
        allocated = GC.GetTotalAllocatedBytes() - allocated;
        stop.Cancel();
        run.GetAwaiter().GetResult();

        Report("all stages, until every record is in its window", lines, windowed);
        Report("all stages, until everything is judged and delivered (with 5 s to tell that the input is idle)", lines, whole);
        Say($"CPU of this process, all stages: {cpu.TotalSeconds / lines * 1e6:F2} µs a record; {allocated / lines:N0} B allocated a record");
        foreach (var counter in new[] { PipelineCounter.RecordsAccepted, PipelineCounter.Duplicates, PipelineCounter.WindowsClosed, PipelineCounter.Points, PipelineCounter.Covered, PipelineCounter.Packs })
            Say($"  {counter}: {pipeline.Metrics[counter]:N0}");
        return pipeline.Metrics[PipelineCounter.Points] == (long)options.Pairs * options.Windows ? 0 : 1;
    }

    private static void CreateTopics(KafkaBroker broker, TopicOptions topics, int inputPartitions)
    {
        var needs = new PipelineTopics(topics).Needs(Enum.GetValues<PipelineStage>(), []);
        broker.CreateTopics([
            new BrokerTopic(Topic, inputPartitions),
            .. needs.Select(need => new BrokerTopic(need.Name, need.Partitions, [.. need.Config?.Select(c => (c.Key, c.Value)) ?? []]))]);
    }

    private static long Fill(KafkaBroker broker, EndToEndOptions options)
    {
        var config = new ProducerConfig(broker.ClientConfig)
        {
            CompressionType = CompressionType.Lz4,
            LingerMs = 20,
            QueueBufferingMaxMessages = 500_000,
            BatchNumMessages = 10_000,
        };
        using var producer = new ProducerBuilder<Null, byte[]>(config).SetLogHandler((_, _) => { }).Build();
        var next = 0;
        var lines = new EndToEndTraffic(options).Write(line =>
        {
            var message = new Message<Null, byte[]> { Value = line.ToArray() };
            while (true)
            {
                try
                {
                    producer.Produce(new TopicPartition(Topic, next++ % options.InputPartitions), message);
                    return;
                }
                catch (ProduceException<Null, byte[]> e) when (e.Error.Code == ErrorCode.Local_QueueFull)
                {
                    producer.Poll(TimeSpan.FromMilliseconds(50));
                }
            }
        });
        producer.Flush(TimeSpan.FromMinutes(5));
        return lines;
    }

    // From the first message on, as for the stages: joining the group takes seconds and is not what is measured.
    private static TimeSpan ConsumeAll(KafkaBroker broker, long lines)
    {
        var config = new ConsumerConfig(broker.ClientConfig)
        {
            GroupId = "bare",
            AutoOffsetReset = AutoOffsetReset.Earliest,
            EnableAutoCommit = false,
            SessionTimeoutMs = 30_000,
        };
        using var consumer = new ConsumerBuilder<Ignore, byte[]>(config).SetLogHandler((_, _) => { }).Build();
        consumer.Subscribe(Topic);
        var seen = 0L;
        while (seen == 0)
            seen += consumer.Consume(TimeSpan.FromSeconds(1)) is null ? 0 : 1;
        var watch = Stopwatch.StartNew();
        while (seen < lines)
            seen += consumer.Consume(TimeSpan.FromSeconds(1)) is null ? 0 : 1;
        var time = watch.Elapsed;
        consumer.Close();
        return time;
    }

    private static Model ReferenceModel()
    {
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "models", "xmr.json"));
        return Model.Load(file);
    }

    private static void WaitUntil(Task run, Func<bool> condition)
    {
        while (!condition())
        {
            if (run.IsCompleted)
                run.GetAwaiter().GetResult();
            run.Wait(5);
        }
    }

    private static void Report(string what, long lines, TimeSpan time) =>
        Say($"{what}: {time.TotalSeconds:F1} s, {lines / time.TotalSeconds:N0} records/s");

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
