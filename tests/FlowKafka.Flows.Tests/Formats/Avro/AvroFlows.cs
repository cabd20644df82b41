using System.Buffers.Binary;
using FlowKafka.Avro;

namespace FlowKafka.Flows.Tests.Avro;

/// <summary>A producer of flows in Avro, for tests: its schemas, its mapping, and data that it writes.</summary>
internal static class AvroFlows
{
    /// <summary>The first version: addresses as text, times in milliseconds.</summary>
    public static readonly AvroSchema First = Schema("");

    /// <summary>The second version: a field more, between the others.</summary>
    public static readonly AvroSchema Second = Schema("""{ "name": "sampling", "type": "int", "default": 1 },""");

    public static readonly AvroFields Fields = new()
    {
        SrcAddr = "src.ip",
        DstAddr = "dst.ip",
        SrcPort = "src.port",
        DstPort = "dst.port",
        Protocol = "proto",
        Packets = "packets",
        Bytes = "octets",
        Start = "first",
        End = "last",
        SamplingRate = "sampling",
        Account = "customer",
        Interface = "exporter",
        Action = "action",
        TcpFlags = "flags",
    };

    public static readonly AvroFormatOptions Options = new() { Fields = Fields with { SamplingRate = "" }, Schema = First };

    public static readonly AvroFormatOptions OptionsOfSecond = new() { Fields = Fields, Schema = Second };

    /// <summary>A schema of the producer, with further fields behind the ports.</summary>
    public static AvroSchema Schema(string more) => AvroSchema.Parse($$"""
        {
          "type": "record", "name": "Flow", "namespace": "net.example", "fields": [
            { "name": "src", "type": { "type": "record", "name": "End", "fields": [
              { "name": "ip", "type": "string" }, { "name": "port", "type": [ "null", "int" ], "default": null } ] } },
            { "name": "dst", "type": "End" },
            {{more}}
            { "name": "proto", "type": "int" },
            { "name": "packets", "type": "long" },
            { "name": "octets", "type": "long" },
            { "name": "first", "type": { "type": "long", "logicalType": "timestamp-millis" } },
            { "name": "last", "type": { "type": "long", "logicalType": "timestamp-millis" } },
            { "name": "customer", "type": [ "null", "string" ], "default": null },
            { "name": "exporter", "type": [ "null", { "type": "fixed", "name": "Ip4", "size": 4 } ], "default": null },
            { "name": "action", "type": { "type": "enum", "name": "Action", "symbols": [ "allow", "deny" ] }, "default": "allow" },
            { "name": "flags", "type": "int", "default": 0 }
          ]
        }
        """);

    /// <summary>A datum of the first version, or of the second where there is a sampling rate.</summary>
    public static byte[] Datum(
        string source = "10.0.0.1", int? sourcePort = 40000, long packets = 10, long bytes = 1500, long first = 1_700_000_000_123,
        long last = 1_700_000_060_456, int protocol = 6, int action = 0, int? sampling = null, string? customer = "acme")
    {
        var writer = new AvroWriter();
        WriteEnd(writer, source, sourcePort);
        WriteEnd(writer, "192.0.2.7", 3333);
        if (sampling is { } rate)
            writer.WriteInt(rate);
        writer.WriteInt(protocol);
        writer.WriteLong(packets);
        writer.WriteLong(bytes);
        writer.WriteLong(first);
        writer.WriteLong(last);
        writer.WriteUnion(customer is null ? 0 : 1);
        if (customer is not null)
            writer.WriteString(customer);
        writer.WriteUnion(1);
        writer.WriteRaw([172, 16, 0, 9]);
        writer.WriteInt(action);
        writer.WriteInt(0x12);
        return writer.Written.ToArray();
    }

    public static byte[] Confluent(int id, byte[] datum)
    {
        byte[] value = [0, 0, 0, 0, 0, .. datum];
        BinaryPrimitives.WriteInt32BigEndian(value.AsSpan(1), id);
        return value;
    }

    public static byte[] SingleObject(AvroSchema schema, byte[] datum)
    {
        byte[] value = [0xC3, 0x01, 0, 0, 0, 0, 0, 0, 0, 0, .. datum];
        BinaryPrimitives.WriteUInt64LittleEndian(value.AsSpan(2), schema.Fingerprint);
        return value;
    }

    public static FlowLogDecoderOptions Decoder(AvroFormatOptions options) => new() { Source = FlowLogSource.Avro, Avro = options };

    private static void WriteEnd(AvroWriter writer, string address, int? port)
    {
        writer.WriteString(address);
        writer.WriteUnion(port is null ? 0 : 1);
        if (port is { } number)
            writer.WriteInt(number);
    }
}
