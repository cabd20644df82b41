using FlowKafka.Avro;
using Xunit;

namespace FlowKafka.Flows.Tests.Avro;

public sealed class AvroFlowFormatTests
{
    private static Decoding Decode(AvroFormatOptions options, params byte[][] values)
    {
        var decoding = new Decoding(AvroFlows.Decoder(options));
        foreach (var value in values)
            decoding.Decode(value);
        return decoding;
    }

    [Fact]
    public void Decode_DatumOfTheSchemaThatIsGiven_IsARecord()
    {
        var decoding = Decode(AvroFlows.Options, AvroFlows.Datum());

        var record = decoding.Only;
        Assert.Equal((IpAddress.Parse("10.0.0.1"), (ushort)40000), (record.Source, record.SourcePort));
        Assert.Equal((IpAddress.Parse("192.0.2.7"), (ushort)3333), (record.Destination, record.DestinationPort));
        Assert.Equal((6, 10L, 1500L, 0x12), ((int)record.Protocol, record.Packets, record.Bytes, (int)record.TcpFlags));
        Assert.Equal((1_700_000_000_123, 1_700_000_060_456), (record.Start, record.End));
        Assert.Equal(("acme/172.16.0.9", "acme"), (decoding.Symbols[record.Reporter], decoding.Symbols[record.Tenant]));
        Assert.Equal((FlowAction.Accept, true, false), (record.Action, record.HasIdentity, record.IsSampled));
        Assert.Equal(1, decoding.Counts.AcceptedOf(FlowLogSource.Avro));
    }

    [Fact]
    public void Decode_ConfluentFramesOfTwoVersions_AreReadEachAsItWasWritten()
    {
        var registry = new KnownSchemas((7, AvroFlows.First), (8, AvroFlows.Second));
        var decoding = Decode(
            new() { Fields = AvroFlows.Fields, Registry = registry },
            AvroFlows.Confluent(7, AvroFlows.Datum()), AvroFlows.Confluent(8, AvroFlows.Datum(sampling: 100)), AvroFlows.Confluent(7, AvroFlows.Datum()));

        Assert.Equal([10, 1000, 10], decoding.Sink.Records.Select(record => record.Packets));
        Assert.Equal([1500, 150_000, 1500], decoding.Sink.Records.Select(record => record.Bytes));
        Assert.Equal([false, true, false], decoding.Sink.Records.Select(record => record.IsSampled));
        Assert.Equal(2, registry.Asked);
    }

    [Fact]
    public void Decode_AFixedSchemaAndARegistry_ResolvesTheWritersWithIt()
    {
        var registry = new KnownSchemas((7, AvroFlows.First), (8, AvroFlows.Second));
        var decoding = Decode(
            new() { Fields = AvroFlows.Fields, Schema = AvroFlows.Second, Registry = registry },
            AvroFlows.Confluent(7, AvroFlows.Datum()), AvroFlows.Confluent(8, AvroFlows.Datum(sampling: 2)));

        Assert.Equal([10, 20], decoding.Sink.Records.Select(record => record.Packets));
    }

    [Fact]
    public void Decode_ConfluentFrameWithASchemaFileOnly_PassesOverTheNumber()
    {
        var decoding = Decode(AvroFlows.Options with { Framing = AvroFraming.Confluent }, AvroFlows.Confluent(99, AvroFlows.Datum()));

        Assert.Equal(10, decoding.Only.Packets);
    }

    [Fact]
    public void Decode_SingleObjects_AreFoundByFingerprint()
    {
        var options = AvroFlows.OptionsOfSecond with { OlderSchemas = [AvroFlows.First] };
        var decoding = Decode(
            options, AvroFlows.SingleObject(AvroFlows.First, AvroFlows.Datum()), AvroFlows.SingleObject(AvroFlows.Second, AvroFlows.Datum(sampling: 3)));

        Assert.Equal([10, 30], decoding.Sink.Records.Select(record => record.Packets));
    }

    [Fact]
    public void Decode_SingleObjectOfAnotherSchema_IsOfAnUnknownSchema()
    {
        var options = AvroFlows.Options with { Framing = AvroFraming.SingleObject };

        Decode(options, AvroFlows.SingleObject(AvroFlows.Second, AvroFlows.Datum())).AssertRejects(RejectReason.UnknownSchema);
    }

    [Theory]
    [InlineData(9)]
    [InlineData(-1)]
    public void Decode_NumberThatTheRegistryDoesNotKnow_IsOfAnUnknownSchema(int id)
    {
        var options = new AvroFormatOptions { Fields = AvroFlows.Fields, Registry = new KnownSchemas((7, AvroFlows.First)) };
        var value = AvroFlows.Confluent(id, AvroFlows.Datum());
        var decoding = Decode(options, value);

        decoding.AssertRejects(RejectReason.UnknownSchema);
        Assert.Equal(value.Length, decoding.Sink.Rejects[0].Raw.Length);
    }

    [Fact]
    public void Decode_WhileTheRegistryIsDown_TakesNothingAndThrows()
    {
        var registry = new KnownSchemas((7, AvroFlows.First)) { IsDown = true };
        var decoding = new Decoding(AvroFlows.Decoder(new() { Fields = AvroFlows.Fields, Registry = registry }));
        var value = AvroFlows.Confluent(7, AvroFlows.Datum());

        Assert.Throws<SchemaSourceException>(() => decoding.Decode(value));
        Assert.Equal(0, decoding.Counts.Offered);
        registry.IsDown = false;
        Assert.Equal(10, decoding.Decode(value).Only.Packets);
    }

    [Fact]
    public void Decode_WhatIsNotWholeOrHasMore_IsBadAvro()
    {
        var datum = AvroFlows.Datum();
        var options = new AvroFormatOptions { Fields = AvroFlows.Fields, Registry = new KnownSchemas((7, AvroFlows.First)) };

        Decode(AvroFlows.Options, datum[..^1], [.. datum, 0], [0xFF]).AssertRejects(RejectReason.BadAvro, RejectReason.BadAvro, RejectReason.BadAvro);
        Decode(options, [0], [0, 0, 0, 0], datum, "{}"u8.ToArray(), AvroFlows.Confluent(7, [])).AssertRejects(
            RejectReason.BadAvro, RejectReason.BadAvro, RejectReason.BadAvro, RejectReason.BadAvro, RejectReason.BadAvro);
    }

    [Fact]
    public void Decode_EmptyValue_IsNothing() => Assert.Equal(0, Decode(AvroFlows.Options, []).Counts.Offered);

    [Fact]
    public void Decode_SchemaThatTheMappingDoesNotFit_IsBadAvroAndAskedForOnce()
    {
        var registry = new KnownSchemas((7, AvroSchema.Parse("""{ "type": "record", "name": "Other", "fields": [ { "name": "a", "type": "int" } ] }""")));
        List<string> warnings = [];
        var decoding = Decode(
            new() { Fields = AvroFlows.Fields, Registry = registry, Warn = warnings.Add }, AvroFlows.Confluent(7, [2]), AvroFlows.Confluent(7, [2]));

        decoding.AssertRejects(RejectReason.BadAvro, RejectReason.BadAvro);
        Assert.Equal(1, registry.Asked);
        Assert.StartsWith("Data of the schema Other is rejected as bad_avro: the path 'src.ip' leads nowhere", Assert.Single(warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void New_MappingThatDoesNotFitTheSchemaThatIsGiven_SaysWhichPath()
    {
        var options = AvroFlows.OptionsOfSecond with { Fields = AvroFlows.Fields with { Network = "dst.vrf" } };

        var refused = Assert.Throws<AvroSchemaException>(() => new Decoding(AvroFlows.Decoder(options)));
        Assert.Contains("vrf", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Decode_Packed_IsUnpacked()
    {
        var decoding = Decode(AvroFlows.Options, Decoding.Gzip(AvroFlows.Datum()), Decoding.Gzip(AvroFlows.Datum())[..^12]);

        Assert.Equal(10, decoding.Only.Packets);
        decoding.AssertRejects(RejectReason.BrokenCompression);
    }

    [Theory]
    [InlineData("10.0.0.256", 6, 10, 1500, RejectReason.BadAddress)]
    [InlineData("", 6, 10, 1500, RejectReason.MissingField)]
    [InlineData("10.0.0.1", 256, 10, 1500, RejectReason.BadNumber)]
    [InlineData("10.0.0.1", 6, -1, 1500, RejectReason.BadNumber)]
    [InlineData("10.0.0.1", 6, 10, -1, RejectReason.BadNumber)]
    public void Decode_ValueThatIsNone_IsRejectedWithItsReason(string source, int protocol, long packets, long bytes, RejectReason reason) =>
        Decode(AvroFlows.Options, AvroFlows.Datum(source: source, protocol: protocol, packets: packets, bytes: bytes)).AssertRejects(reason);

    [Fact]
    public void Decode_NameThatIsNone_IsABadValue() =>
        Decode(AvroFlows.Options, AvroFlows.Datum(customer: "a\nb")).AssertRejects(RejectReason.BadValue);

    [Fact]
    public void Decode_RefusedTraffic_IsOne() =>
        Assert.Equal(FlowAction.Reject, Decode(AvroFlows.Options, AvroFlows.Datum(action: 1)).Only.Action);

    [Fact]
    public void Decode_ActionOutsideTheWords_IsABadValue() => Decode(
        AvroFlows.Options with { Refused = ["no"] }, AvroFlows.Datum(action: 1)).AssertRejects(RejectReason.BadValue);

    [Fact]
    public void Decode_EndBeforeStart_EndsAtItsStartAndIsCounted()
    {
        var decoding = Decode(AvroFlows.Options, AvroFlows.Datum(first: 1_700_000_000_123, last: 1_700_000_000_122));

        Assert.Equal((1_700_000_000_123, 1_700_000_000_123), (decoding.Only.Start, decoding.Only.End));
        Assert.Equal(1, decoding.Counts.InvertedIntervals);
    }

    [Fact]
    public void Decode_NoPacketsAndBytes_IsSkipped() =>
        Assert.Equal(1, Decode(AvroFlows.Options, AvroFlows.Datum(packets: 0, bytes: 0)).Counts.Skipped(SkipReason.NoCounters));

    [Fact]
    public void Decode_SampledBeyondWhatANumberHolds_IsABadNumber() => Decode(
        AvroFlows.OptionsOfSecond, AvroFlows.Datum(bytes: long.MaxValue / 2 + 1, sampling: 2)).AssertRejects(RejectReason.BadNumber);

    [Fact]
    public void Decode_SameDatumTwice_HasOneIdentity()
    {
        var records = Decode(AvroFlows.Options, AvroFlows.Datum(), AvroFlows.Datum(), AvroFlows.Datum(sourcePort: 40001)).Sink.Records;

        Assert.Equal(records[0].Identity, records[1].Identity);
        Assert.NotEqual(records[0].Identity, records[2].Identity);
    }

    [Fact]
    public void Decode_WithoutPorts_HasNoIdentity()
    {
        var options = AvroFlows.Options with { Fields = AvroFlows.Options.Fields with { SrcPort = "", DstPort = "" } };

        Assert.False(Decode(options, AvroFlows.Datum()).Only.HasIdentity);
    }
}
