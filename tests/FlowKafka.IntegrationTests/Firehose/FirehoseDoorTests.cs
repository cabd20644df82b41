using System.Diagnostics;
using System.Globalization;
using System.Text;
using FlowKafka.IntegrationTests.Broker;
using FlowKafka.IntegrationTests.Pipeline;
using FlowKafka.Kafka.Client;
using FlowKafka.Kafka.Pipeline;
using FlowKafka.Testing;
using Xunit;

namespace FlowKafka.IntegrationTests.Firehose;

/// <summary>The door's promise, on a real broker, with curl as the sender: what is answered with 200 is in Kafka.</summary>
[Collection(BrokerFixture.Name)]
public sealed class FirehoseDoorTests(BrokerFixture fixture) : IDisposable
{
    private const int Requests = 240;
    private const int Records = 40;
    private const int Partitions = 4;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly string _folder = Directory.CreateTempSubdirectory("flowkafka-door").FullName;

    [Fact]
    public void BrokerKilledInARetryStorm_NothingAcknowledgedIsLost()
    {
        if (!Curl.IsThere())
            return;
        fixture.Broker.CreateTopics(new BrokerTopic("door", Partitions));
        using var door = new DoorProcess(fixture.Broker, "door", _folder, deadline: "20s");
        var curl = new Curl(door.Url, _folder);
        for (var request = 0; request < Requests; request++)
            curl.Write(request, Enumerable.Range(0, Records).Select(i => Encoding.ASCII.GetBytes(Text(request, i))));

        var acknowledged = new int[Requests];
        var refused = 0;
        var killed = false;
        var watch = Stopwatch.StartNew();
        while (acknowledged.Contains(0))
        {
            Assert.True(watch.Elapsed < Patience, $"{acknowledged.Count(count => count == 0)} requests were never taken");
            // A third of them is repeated whatever the answer, as a sender does that never heard it.
            var round = Enumerable.Range(0, Requests).Where(r => acknowledged[r] == 0).SelectMany(r => Enumerable.Repeat(r, r % 3 == 0 ? 4 : 1)).ToArray();
            curl.Post(round, parallel: 16, (request, status) =>
            {
                if (status == 200)
                    acknowledged[request]++;
                else
                    refused++;
                if (killed || acknowledged.Sum() < Requests / 4)
                    return;
                killed = true;
                fixture.Broker.Kill();
                fixture.Broker.Start();
            });
        }

        door.Stop();
        var found = Found("door");
        Assert.True(killed);
        Assert.Contains("brokers are down", door.Log, StringComparison.Ordinal);
        Console.WriteLine($"{acknowledged.Sum()} requests answered with 200, {refused} sent back; {found.Values.Sum()} values of {found.Count} records");
        for (var request = 0; request < Requests; request++)
        {
            for (var i = 0; i < Records; i++)
                Assert.True(found.GetValueOrDefault(Text(request, i)) >= acknowledged[request], $"record {i} of request {request} is lost");
        }

        Assert.Equal(Requests * Records, found.Count);
    }

    [Fact]
    public void EveryRequestTwice_GivesThePureEnginesOutput()
    {
        if (!Curl.IsThere())
            return;
        var values = new MinerTraffic(14) { Hours = 3 }.Values();
        using var run = new PipelineRun(fixture.Broker, "poured", inputPartitions: 4, partitions: 4, TestModel.Miners);
        using var door = new DoorProcess(fixture.Broker, run.Input, _folder, deadline: "60s");
        var curl = new Curl(door.Url, _folder);
        run.Start("ingest,window,group,host,judge,correlate,deliver");
        var chunks = values.Chunk(100).ToArray();
        for (var i = 0; i < chunks.Length; i++)
            curl.Write(i, chunks[i]);

        var statuses = new List<int>();
        curl.Post(Enumerable.Range(0, chunks.Length).SelectMany(i => new[] { i, i }), parallel: 1, (_, status) => statuses.Add(status));

        Assert.Equal(Enumerable.Repeat(200, 2 * chunks.Length), statuses);
        door.Stop();
        run.Expect(ProgramEngine.Run(values, TestModel.Miners));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Text(int request, int record) =>
        string.Create(CultureInfo.InvariantCulture, $"{request} {record} {new string((char)('a' + (record % 26)), 100 + record)}");

    private Dictionary<string, int> Found(string topic)
    {
        var clients = new KafkaClients(
            new KafkaClientOptions { BootstrapServers = fixture.Broker.BootstrapServers, BrokerVersionFallback = KafkaBroker.Version },
            new ClientLog((_, _) => { }, TimeProvider.System));
        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        using var reader = new PartitionReader(clients, "test", "test");
        for (var p = 0; p < Partitions; p++)
        {
            var (low, high) = reader.Range(topic, p);
            reader.Open(topic, p, low, high);
            while (!reader.Step(TimeSpan.FromMilliseconds(100), Take))
            {
            }
        }

        return found;

        void Take(in BatchMessage message)
        {
            Assert.True(message.Key.IsEmpty);
            var text = Encoding.ASCII.GetString(message.Value);
            found[text] = found.GetValueOrDefault(text) + 1;
        }
    }
}
