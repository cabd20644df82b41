using System.Buffers.Binary;
using System.Globalization;
using FlowKafka.Avro;
using FlowKafka.Flows;
using FlowKafka.Kafka.Ingest;
using FlowKafka.Kafka.Registry;
using FlowKafka.Kafka.Tests.Pipeline;

namespace FlowKafka.Kafka.Tests.Registry;

/// <summary>Writes lines of AWS flow logs as a producer with Confluent's serializer would: in two versions of a schema, in turn.</summary>
internal static class AvroProducer
{
    public const int FirstId = 100_001;
    public const int SecondId = 100_002;

    public static string First => Schema("");

    public static string Second => Schema("""{ "name": "site", "type": [ "null", "string" ], "default": null },""");

    public static InputTopicOptions Topic(SchemaRegistryOptions registry) => new()
    {
        Name = EmbeddedPipeline.Input,
        Source = FlowLogSource.Avro,
        Avro = new()
        {
            Registry = registry,
            Fields = new()
            {
                SrcAddr = "source",
                DstAddr = "destination",
                SrcPort = "source_port",
                DstPort = "destination_port",
                Protocol = "protocol",
                Packets = "packets",
                Bytes = "bytes",
                Start = "first",
                End = "last",
                Action = "action",
                Account = "account",
                Interface = "interface",
            },
        },
    };

    public static List<byte[]> Values(IReadOnlyList<string> lines) => [.. lines.Select((line, i) => Value(line, isFirst: i % 2 == 0))];

    private static byte[] Value(string line, bool isFirst)
    {
        var parts = line.Split(' ');
        var writer = new AvroWriter();
        writer.WriteBytes(Address(parts[3]));
        writer.WriteString(parts[4]);
        if (!isFirst)
        {
            writer.WriteUnion(1);
            writer.WriteString("north");
        }

        foreach (var number in parts[5..10])
            writer.WriteLong(Number(number));
        writer.WriteLong(Number(parts[10]) * 1000);
        writer.WriteLong(Number(parts[11]) * 1000);
        writer.WriteInt(parts[12] == "ACCEPT" ? 0 : 1);
        writer.WriteString(parts[1]);
        writer.WriteString(parts[2]);
        byte[] value = [0, 0, 0, 0, 0, .. writer.Written];
        BinaryPrimitives.WriteInt32BigEndian(value.AsSpan(1), isFirst ? FirstId : SecondId);
        return value;
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    private static byte[] Address(string text)
    {
        var bytes = new byte[16];
        return bytes[..IpAddress.Parse(text).WriteBytes(bytes)];
    }

    private static string Schema(string more) => $$"""
        { "type": "record", "name": "Flow", "namespace": "net.example", "fields": [
          { "name": "source", "type": "bytes" },
          { "name": "destination", "type": "string" },
          {{more}}
          { "name": "source_port", "type": "int" },
          { "name": "destination_port", "type": "int" },
          { "name": "protocol", "type": "int" },
          { "name": "packets", "type": "long" },
          { "name": "bytes", "type": "long" },
          { "name": "first", "type": { "type": "long", "logicalType": "timestamp-millis" } },
          { "name": "last", "type": { "type": "long", "logicalType": "timestamp-millis" } },
          { "name": "action", "type": { "type": "enum", "name": "Action", "symbols": [ "ACCEPT", "REJECT" ] } },
          { "name": "account", "type": "string" },
          { "name": "interface", "type": "string" }
        ] }
        """;
}
