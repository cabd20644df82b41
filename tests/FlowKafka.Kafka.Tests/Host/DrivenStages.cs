using System.Security.Cryptography;
using Confluent.Kafka;
using FlowKafka.Detection.Hosts;
using FlowKafka.Flows;
using FlowKafka.Kafka.Client;
using FlowKafka.Kafka.Exchange;
using FlowKafka.Kafka.Group;
using FlowKafka.Kafka.Host;
using FlowKafka.Kafka.Pipeline;
using FlowKafka.Kafka.Serialization;
using FlowKafka.Kafka.Tests.Pipeline;
using FlowKafka.Testing;

namespace FlowKafka.Kafka.Tests.Host;

/// <summary>The tasks of group and host over an embedded cluster's topics, driven by hand: killed before any message, and begun anew from what was committed.</summary>
internal sealed class DrivenStages : IDisposable
{
    private readonly PipelineTopics _topics;
    private readonly PipelineMetrics _metrics = new();
    private readonly KafkaClients _clients;
    private readonly AckedProducer _producer;
    private readonly PartitionReader _reader;
    private readonly FragileSender _sender;
    private readonly Random _random;

    public DrivenStages(EmbeddedPipeline embedded, Random random)
    {
        // A question to the broker waits behind the fetch before it; here no fetch need wait for long.
        var kafka = embedded.Options.Kafka with { ClientConfig = new Dictionary<string, string> { ["fetch.wait.max.ms"] = "10" } };
        (_topics, _clients, _random) = (new(embedded.Options.Topics), new(kafka, new ClientLog((_, _) => { }, TimeProvider.System)), random);
        _producer = new(_clients, "driven", _metrics);
        _reader = new(_clients, "driven", "driven");
        _sender = new(_producer);
    }

    private int Partitions => _topics.Partitions;

    /// <summary>Runs a partition of group to the end of its input.</summary>
    public void Group(int partition, int crashes)
    {
        var context = Context(PipelineStage.Group);
        Run(_topics.Windows, partition, crashes, start => new GroupPartition(
            context, OwnNetworks.Private, _sender, _reader, new GroupedPacks(Partitions), partition, start));
    }

    /// <summary>Runs a partition of host to the end of its input.</summary>
    public void Host(int partition, int crashes)
    {
        var context = Context(PipelineStage.Host);
        var options = new HostOptions { Models = [TestModel.Miners] };
        Run(_topics.Grouped, partition, crashes, start => new HostPartition(
            context, options, _sender, _reader, new ContextPacks(Partitions), partition, start));
    }

    /// <summary>A hash of every step of a partition of a topic between stages, as its reader sees it.</summary>
    public List<string> Steps(string topic, int partition)
    {
        var steps = new List<string>();
        var reader = Filled(topic, partition);
        while (reader.TryPeekStep(out var end, out var hasData))
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            reader.ReadStep(payload => hash.AppendData(payload));
            if (hasData)
                steps.Add($"{end} {Convert.ToHexString(hash.GetHashAndReset())}");
        }

        return steps;
    }

    /// <summary>Every context of all partitions as a line, sorted, and the network at the end of each of these windows.</summary>
    public List<string> Told(IEnumerable<long> ends)
    {
        var told = new ToldLines();
        for (var partition = 0; partition < Partitions; partition++)
        {
            var reader = Filled(_topics.Context, partition);
            foreach (var through in ends)
            {
                while (reader.TryPeekStep(through, out var end, out _))
                {
                    told.End = end;
                    reader.ReadStep(payload => ContextPackReader.Decode(payload, told.Names, told));
                }

                if (partition == 0)
                    told.Add(through, Sum(reader));
            }
        }

        return told.Sorted();
    }

    public List<byte[]> Values(string topic, int partition)
    {
        var values = new List<byte[]>();
        var (low, high) = _reader.Range(topic, partition);
        _reader.Open(topic, partition, low, high);
        while (!_reader.Step(TimeSpan.FromMilliseconds(100), (in BatchMessage message) => values.Add(message.Value.ToArray())))
        {
        }

        return values;
    }

    public void Dispose()
    {
        _producer.Dispose();
        _reader.Dispose();
        _metrics.Dispose();
    }

    private StageContext Context(PipelineStage stage) =>
        new(stage, _clients, _topics, _metrics, new StageStatus(stage, TimeProvider.System), TimeProvider.System);

    private void Run(string topic, int partition, int crashes, Func<long, IPartitionTask> make)
    {
        var log = Values(topic, partition);
        var committed = 0L;
        while (true)
        {
            _sender.Left = crashes-- > 0 ? _random.Next(1, 60) : int.MaxValue;
            try
            {
                using var task = make(committed);
                Feed(task, topic, partition, log, ref committed);
                return;
            }
            catch (CrashException)
            {
            }
        }
    }

    private void Feed(IPartitionTask task, string topic, int partition, List<byte[]> log, ref long committed)
    {
        while (!task.Restore(TimeSpan.FromSeconds(1)))
        {
        }

        while (task.Next < log.Count)
        {
            for (var left = _random.Next(1, 20); left > 0 && task.Next < log.Count; left--)
                task.Take(new BatchMessage(topic, partition, task.Next, ErrorCode.NoError, [], log[(int)task.Next]));
            task.EndBatch();
            if (_random.Next(3) > 0)
                continue;
            committed = task.Committable;
            task.Committed();
        }
    }

    private ExchangeReader Filled(string topic, int partition)
    {
        var reader = new ExchangeReader(Partitions, dropRepeats: true);
        var log = Values(topic, partition);
        for (var offset = 0; offset < log.Count; offset++)
            reader.Take(new BatchMessage(topic, partition, offset, ErrorCode.NoError, [], log[offset]));
        return reader;
    }

    private NetworkContext Sum(ExchangeReader reader)
    {
        var (since, clients) = (long.MaxValue, 0);
        for (var source = 0; source < Partitions; source++)
        {
            if (reader.MarkerPayload(source).IsEmpty)
                continue;
            var network = NetworkContextCodec.Decode(reader.MarkerPayload(source));
            since = network.Clients == 0 ? since : Math.Min(since, network.Since);
            clients += network.Clients;
        }

        return new(0, since, clients);
    }
}
