using System.Text;
using FlowKafka.Kafka.Client;
using FlowKafka.Kafka.Exchange;
using FlowKafka.Kafka.Pipeline;
using FlowKafka.Kafka.Serialization;
using FlowKafka.Kafka.Tests.Client;

namespace FlowKafka.Kafka.Tests.Exchange;

public sealed class ExchangeWriterTests
{
    [Fact]
    public void Close_AfterPacksOfTwoWindows_StandsBehindThemInEveryPartition()
    {
        using var cluster = new EmbeddedCluster();
        cluster.CreateTopic("exchange", 2);
        var clients = Clients.Of(cluster);
        using var metrics = new PipelineMetrics();
        using var producer = new AckedProducer(clients, "writer", metrics);
        var writer = new ExchangeWriter(producer, "exchange", 2, source: 5);

        writer.Send(0, 600, "a"u8);
        writer.Send(1, 600, "b"u8);
        writer.Send(0, 600, "c"u8);
        writer.Send(0, 1200, "d"u8);
        writer.Close(1200, "m"u8);

        Assert.Equal(["5 600 0 a", "5 600 1 c", "5 1200 0 d", "5 1200 m"], Read(clients, 0));
        Assert.Equal(["5 600 0 b", "5 1200 m"], Read(clients, 1));
    }

    private static List<string> Read(KafkaClients clients, int partition)
    {
        var lines = new List<string>();
        using var reader = new PartitionReader(clients, "reader", "reader");
        var (low, high) = reader.Range("exchange", partition);
        reader.Open("exchange", partition, low, high);
        while (!reader.Step(TimeSpan.FromMilliseconds(100), (in BatchMessage message) => lines.Add(Line(message.Value))))
        {
        }

        return lines;
    }

    private static string Line(ReadOnlySpan<byte> value)
    {
        if (ExchangeMarkerCodec.Is(value))
        {
            var marker = ExchangeMarkerCodec.Decode(value);
            return $"{marker.Source} {marker.ClosedThrough} {Encoding.UTF8.GetString(marker.Payload)}";
        }

        var pack = ExchangePackCodec.Decode(value);
        return $"{pack.Source} {pack.WindowEnd} {pack.Sequence} {Encoding.UTF8.GetString(pack.Payload)}";
    }
}
