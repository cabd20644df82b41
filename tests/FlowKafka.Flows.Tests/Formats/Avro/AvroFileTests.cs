using FlowKafka.Avro;
using Xunit;

namespace FlowKafka.Flows.Tests.Avro;

public sealed class AvroFileTests
{
    private static readonly AvroFormatOptions Options = new() { Fields = AvroFlows.Fields };

    private static byte[] Container(AvroSchema schema, params byte[][][] blocks)
    {
        var sync = Enumerable.Range(1, 16).Select(i => (byte)i).ToArray();
        var writer = new AvroWriter();
        writer.WriteRaw("Obj\u0001"u8);
        writer.BeginBlock(1);
        writer.WriteString("avro.schema");
        writer.WriteString(schema.Json);
        writer.EndBlocks();
        writer.WriteRaw(sync);
        foreach (var block in blocks)
        {
            writer.WriteLong(block.Length);
            writer.WriteLong(block.Sum(datum => datum.Length));
            foreach (var datum in block)
                writer.WriteRaw(datum);
            writer.WriteRaw(sync);
        }

        return writer.Written.ToArray();
    }

    private static Decoding Read(byte[] file, FlowLogSource source = FlowLogSource.Avro, AvroFormatOptions? options = null) =>
        new Decoding(new() { Source = source, Avro = options ?? Options }).Read(file);

    [Fact]
    public void Read_Container_IsItsData()
    {
        var file = Container(AvroFlows.First, [AvroFlows.Datum(), AvroFlows.Datum(packets: 11)], [AvroFlows.Datum(packets: 12)]);

        Assert.Equal([10, 11, 12], Read(file).Sink.Records.Select(record => record.Packets));
        Assert.Equal([10, 11, 12], Read(Decoding.Gzip(file)).Sink.Records.Select(record => record.Packets));
        Assert.Equal([10, 11, 12], Read(file, FlowLogSource.Auto).Sink.Records.Select(record => record.Packets));
    }

    [Fact]
    public void Decode_ContainerInAValue_IsItsData()
    {
        var file = Container(AvroFlows.First, [AvroFlows.Datum(), AvroFlows.Datum(packets: 11)]);
        var decoding = new Decoding(AvroFlows.Decoder(Options)).Decode(file).Decode(Decoding.Gzip(file));

        Assert.Equal([10, 11, 10, 11], decoding.Sink.Records.Select(record => record.Packets));
        Assert.Equal([0, 1, 0, 1], decoding.Sink.Places.Select(place => place.Document));
    }

    [Fact]
    public void Read_ContainerOfAnOlderSchema_IsResolvedWithTheOneThatIsGiven()
    {
        var decoding = Read(Container(AvroFlows.First, [AvroFlows.Datum()]), options: Options with { Schema = AvroFlows.Second });

        Assert.Equal(10, decoding.Only.Packets);
    }

    [Fact]
    public void Read_BlockThatIsSpoiled_KeepsWhatIsBeforeAndBehind()
    {
        var file = Container(AvroFlows.First, [AvroFlows.Datum(), [0xFF], AvroFlows.Datum()], [AvroFlows.Datum(packets: 12)]);
        var decoding = Read(file);

        Assert.Equal([10, 12], decoding.Sink.Records.Select(record => record.Packets));
        decoding.AssertRejects(RejectReason.BadAvro);
    }

    [Fact]
    public void Read_ContainerThatBreaksOff_KeepsWhatIsBefore()
    {
        var decoding = Read(Container(AvroFlows.First, [AvroFlows.Datum()], [AvroFlows.Datum()])[..^20]);

        Assert.Equal(10, decoding.Only.Packets);
        decoding.AssertRejects(RejectReason.BadAvro);
    }

    [Fact]
    public void Read_PackedContainerThatBreaksOff_IsBrokenCompression() =>
        Read(Decoding.Gzip(Container(AvroFlows.First, [AvroFlows.Datum()]))[..^20]).AssertRejects(RejectReason.BrokenCompression);

    [Fact]
    public void Read_ContainerThatTheMappingDoesNotFit_IsRejectedOnce()
    {
        var schema = AvroSchema.Parse("""{ "type": "record", "name": "R", "fields": [ { "name": "a", "type": "int" } ] }""");

        Read(Container(schema, [[2], [4]], [[6]])).AssertRejects(RejectReason.BadAvro);
    }

    [Fact]
    public void Read_FileOfOneMessage_IsThatMessage() =>
        Assert.Equal(10, Read(AvroFlows.Datum(), options: AvroFlows.Options).Only.Packets);

    [Fact]
    public void Read_FileOfLines_IsStillThatWhereAvroIsOnlyExpected() =>
        Assert.Equal(20, Read(System.Text.Encoding.UTF8.GetBytes(Decoding.Line), FlowLogSource.Auto).Only.Packets);
}
