using BenchmarkDotNet.Attributes;

using Confluent.Kafka;

using FlowKafka.Kafka.Client;

namespace FlowKafka.Benchmarks;

/// <summary>
/// Taking 120-byte messages that librdkafka has fetched already, in time a message: what the client costs the
/// application's thread, without the network and the broker.
/// </summary>
[MemoryDiagnoser]
[InvocationCount(1)]
[WarmupCount(2)]
[IterationCount(8)]
public class ConsumeBenchmarks : IAssignmentListener
{
    private const int Partitions = 12;
    private const int Messages = 360_000;

    private EmbeddedCluster? _cluster;
    private KafkaClients? _clients;
    private BatchConsumer? _consumer;

    /// <summary>Whether batches come from librdkafka, or one message at a time from <c>Consume</c>.</summary>
    [Params(true, false)]
    public bool Native { get; set; }

    /// <summary>Fills a topic.</summary>
    [GlobalSetup]
    public void Fill()
    {
        _cluster = new EmbeddedCluster();
        _cluster.CreateTopic("filled", Partitions);
        var options = new KafkaClientOptions
        {
            BootstrapServers = _cluster.BootstrapServers,
            ClientConfig = new Dictionary<string, string>
            {
                ["queued.min.messages"] = "1000000",
                ["queued.max.messages.kbytes"] = "1000000",
            },
        };
        _clients = new KafkaClients(options, new ClientLog((_, _) => { }, TimeProvider.System));
        using var producer = _clients.Producer("fill").Build();
        for (var i = 0; i < Messages; i++)
        {
            producer.Produce(new TopicPartition("filled", i % Partitions), new Message<byte[]?, byte[]> { Value = new byte[120] });
            if (i % 50_000 == 0)
                producer.Flush();
        }

        producer.Flush();
    }

    /// <summary>Lets librdkafka fetch all of it.</summary>
    [IterationSetup]
    public void Fetch()
    {
        _consumer = new BatchConsumer(_clients!.Consumer("take", "take", AutoOffsetReset.Earliest), this, _clients.Log, native: Native);
        _consumer.Assign([.. Enumerable.Range(0, Partitions).Select(p => new TopicPartitionOffset("filled", p, 0))]);
        Task.Delay(4000).Wait();
    }

    /// <summary>Takes it all.</summary>
    [Benchmark(OperationsPerInvoke = Messages)]
    public long Take()
    {
        var (taken, sum) = (0, 0L);
        while (taken < Messages)
        {
            var count = _consumer!.Poll(TimeSpan.FromSeconds(1));
            for (var i = 0; i < count; i++)
                sum += _consumer[i].Value.Length + _consumer[i].Offset;
            taken += count;
        }

        return sum;
    }

    /// <summary>Frees the consumer.</summary>
    [IterationCleanup]
    public void Release() => _consumer!.Dispose();

    /// <summary>Stops the brokers.</summary>
    [GlobalCleanup]
    public void Stop() => _cluster!.Dispose();

    /// <inheritdoc/>
    public IEnumerable<TopicPartitionOffset> Assigned(IReadOnlyList<TopicPartition> partitions) =>
        partitions.Select(p => new TopicPartitionOffset(p, Offset.Beginning));

    /// <inheritdoc/>
    public void Revoked(IReadOnlyList<TopicPartition> partitions)
    {
    }

    /// <inheritdoc/>
    public void Lost(IReadOnlyList<TopicPartition> partitions)
    {
    }
}
