using FlowKafka.Avro;
using Xunit;

namespace FlowKafka.Flows.Tests.Avro;

/// <summary>One part of a record after the other, in each way in which producers write it.</summary>
public sealed class AvroMappingTests
{
    private static readonly AvroFields Fields = new()
    {
        SrcAddr = "s",
        DstAddr = "d",
        Protocol = "p",
        Packets = "n",
        Bytes = "b",
        Start = "t",
        End = "e",
    };

    /// <summary>Decodes a record in which one field has a schema and bytes of its own.</summary>
    private static Decoding Decode(string field, string type, Action<AvroWriter> write, AvroFormatOptions? options = null)
    {
        var schema = AvroSchema.Parse($$"""
            { "type": "record", "name": "R", "fields": [ {{string.Join(',', "sdpnbtex".Select(c => Field(c.ToString(), c.ToString() == field ? type : Usual(c))))}} ] }
            """);
        var writer = new AvroWriter();
        foreach (var c in "sdpnbtex")
        {
            if (c.ToString() == field)
                write(writer);
            else
                WriteUsual(writer, c);
        }

        return new Decoding(AvroFlows.Decoder((options ?? new() { Fields = Fields }) with { Schema = schema })).Decode(writer.Written.ToArray());
    }

    private static string Field(string name, string type) => $$"""{ "name": "{{name}}", "type": {{type}} }""";

    private static string Usual(char field) => field is 's' or 'd' or 'x' ? "\"string\"" : "\"long\"";

    private static void WriteUsual(AvroWriter writer, char field)
    {
        if (field is 's' or 'd' or 'x')
            writer.WriteString(field == 's' ? "10.0.0.1" : field == 'd' ? "10.0.0.2" : "");
        else
            writer.WriteLong(field switch { 'p' => 17, 'n' => 2, 'b' => 80, 't' => 1_700_000_000, _ => 1_700_000_001 });
    }

    [Theory]
    [InlineData("198.51.100.9")]
    [InlineData("2001:db8::9")]
    public void Address_Text_IsRead(string text) =>
        Assert.Equal(IpAddress.Parse(text), Decode("s", "\"string\"", w => w.WriteString(text)).Only.Source);

    [Fact]
    public void Address_Bytes_AreInNetworkOrder()
    {
        Assert.Equal(IpAddress.Parse("198.51.100.9"), Decode("s", "\"bytes\"", w => w.WriteBytes([198, 51, 100, 9])).Only.Source);
        Assert.Equal(
            IpAddress.Parse("2001:db8::9"),
            Decode("s", """{ "type": "fixed", "name": "F", "size": 16 }""", w => w.WriteRaw([0x20, 1, 0xD, 0xB8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9])).Only.Source);
        Decode("s", "\"bytes\"", w => w.WriteBytes([1, 2, 3, 4, 5])).AssertRejects(RejectReason.BadAddress);
    }

    [Fact]
    public void Address_Number_IsAnIpv4AddressWithOrWithoutASign()
    {
        Assert.Equal(IpAddress.Parse("198.51.100.9"), Decode("s", "\"long\"", w => w.WriteLong(0xC6336409)).Only.Source);
        Assert.Equal(IpAddress.Parse("198.51.100.9"), Decode("s", "\"int\"", w => w.WriteInt(unchecked((int)0xC6336409))).Only.Source);
        Assert.Equal(IpAddress.Parse("255.255.255.255"), Decode("s", "\"long\"", w => w.WriteLong(uint.MaxValue)).Only.Source);
        Decode("s", "\"long\"", w => w.WriteLong(uint.MaxValue + 1L)).AssertRejects(RejectReason.BadAddress);
        Decode("s", "\"boolean\"", w => w.WriteBoolean(true)).AssertRejects(RejectReason.BadAddress);
    }

    [Theory]
    [InlineData("tcp", 6)]
    [InlineData("UDP", 17)]
    [InlineData("ipv6-icmp", 58)]
    [InlineData("47", 47)]
    public void Protocol_Text_IsANameOrANumber(string text, int protocol) =>
        Assert.Equal(protocol, Decode("p", "\"string\"", w => w.WriteString(text)).Only.Protocol);

    [Fact]
    public void Protocol_OfNoKnownName_IsABadValue() =>
        Decode("p", "\"string\"", w => w.WriteString("carrier-pigeon")).AssertRejects(RejectReason.BadValue);

    [Fact]
    public void Count_OfAnyKindOfNumber_IsRead()
    {
        Assert.Equal(12, Decode("n", "\"int\"", w => w.WriteInt(12)).Only.Packets);
        Assert.Equal(12, Decode("n", "\"float\"", w => w.WriteFloat(12)).Only.Packets);
        Assert.Equal(12, Decode("n", "\"double\"", w => w.WriteDouble(12)).Only.Packets);
        Assert.Equal(12, Decode("n", "\"string\"", w => w.WriteString("12")).Only.Packets);
        Assert.Equal(9_007_199_254_740_992, Decode("n", "\"double\"", w => w.WriteDouble(9_007_199_254_740_992)).Only.Packets);
    }

    [Theory]
    [InlineData(12.5)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(9_007_199_254_740_994)]
    public void Count_ThatIsNone_IsABadNumber(double number) =>
        Decode("n", "\"double\"", w => w.WriteDouble(number)).AssertRejects(RejectReason.BadNumber);

    [Fact]
    public void Needed_ThatIsNull_IsAMissingField()
    {
        foreach (var field in new[] { "s", "d", "p", "n", "b", "t", "e" })
            Decode(field, """[ "null", "long" ]""", w => w.WriteUnion(0)).AssertRejects(RejectReason.MissingField);
    }

    [Theory]
    [InlineData(99_999_999_999, 99_999_999_999_000)]
    [InlineData(100_000_000_000, 100_000_000_000)]
    [InlineData(99_999_999_999_999, 99_999_999_999_999)]
    [InlineData(100_000_000_000_000, 100_000_000_000)]
    [InlineData(1_700_000_000_123_456, 1_700_000_000_123)]
    [InlineData(100_000_000_000_000_000, 100_000_000_000)]
    [InlineData(1_700_000_000_123_456_789, 1_700_000_000_123)]
    public void Time_WithoutAUnit_TellsItByItsSize(long number, long milliseconds) =>
        Assert.Equal(milliseconds, Decode("t", "\"long\"", w => w.WriteLong(number)).Only.Start);

    [Theory]
    [InlineData("timestamp-millis", 1_500, 1)]
    [InlineData("timestamp-micros", 1_500_000, 1_500)]
    [InlineData("local-timestamp-micros", 1_500_000, 1_500)]
    public void Time_OfALogicalType_HasItsUnit(string type, long number, long milliseconds) => Assert.Equal(
        type == "timestamp-millis" ? number : milliseconds,
        Decode("t", $$"""{ "type": "long", "logicalType": "{{type}}" }""", w => w.WriteLong(number)).Only.Start);

    [Theory]
    [InlineData(AvroTimeUnit.Seconds, 7, 7000)]
    [InlineData(AvroTimeUnit.Milliseconds, 7, 7)]
    [InlineData(AvroTimeUnit.Microseconds, 7999, 7)]
    [InlineData(AvroTimeUnit.Nanoseconds, 7_999_999, 7)]
    public void Time_OfAConfiguredUnit_HasThat(AvroTimeUnit unit, long number, long milliseconds) => Assert.Equal(
        milliseconds,
        Decode("t", """{ "type": "long", "logicalType": "timestamp-micros" }""", w => w.WriteLong(number), new() { Fields = Fields, TimeUnit = unit }).Only.Start);

    [Theory]
    [InlineData("2023-11-14T22:13:20.5Z", 1_700_000_000_500)]
    [InlineData("1700000000", 1_700_000_000_000)]
    [InlineData("1700000000.25", 1_700_000_000_250)]
    [InlineData("1700000000123", 1_700_000_000_123)]
    public void Time_Text_IsADateOrANumber(string text, long milliseconds) =>
        Assert.Equal(milliseconds, Decode("t", "\"string\"", w => w.WriteString(text)).Only.Start);

    [Fact]
    public void Time_Fraction_KeepsItsMilliseconds() =>
        Assert.Equal(1_700_000_000_250, Decode("t", "\"double\"", w => w.WriteDouble(1_700_000_000.25)).Only.Start);

    [Fact]
    public void Time_BeyondTheYear9999_IsABadNumber()
    {
        var seconds = new AvroFormatOptions { Fields = Fields, TimeUnit = AvroTimeUnit.Seconds };

        Assert.Equal(253_402_300_799_000, Decode("t", "\"long\"", w => w.WriteLong(253_402_300_799), seconds).Only.Start);
        Decode("t", "\"long\"", w => w.WriteLong(253_402_300_800), seconds).AssertRejects(RejectReason.BadNumber);
        Decode("t", "\"long\"", w => w.WriteLong(long.MaxValue), seconds).AssertRejects(RejectReason.BadNumber);
        Decode("t", "\"long\"", w => w.WriteLong(-1)).AssertRejects(RejectReason.BadNumber);
        Decode("t", "\"double\"", w => w.WriteDouble(1e300), seconds).AssertRejects(RejectReason.BadNumber);
    }

    [Theory]
    [InlineData(AvroTimeUnit.Auto, 2, 1_700_000_002_000)]
    [InlineData(AvroTimeUnit.Milliseconds, 2500, 1_700_000_002_500)]
    public void Duration_EndsTheRecord(AvroTimeUnit unit, long number, long end)
    {
        var options = new AvroFormatOptions { Fields = Fields with { End = "", Duration = "e" }, DurationUnit = unit };

        Assert.Equal(end, Decode("e", "\"long\"", w => w.WriteLong(number), options).Only.End);
    }

    [Fact]
    public void BothDirections_InOneDatum_AreTwoRecords()
    {
        var options = new AvroFormatOptions { Fields = Fields with { PacketsBack = "p", BytesBack = "e", Protocol = "n", End = "t" } };
        var records = Decode("p", "\"long\"", w => w.WriteLong(5), options).Sink.Records;

        Assert.Equal(2, records.Count);
        Assert.Equal((2, 80, IpAddress.Parse("10.0.0.1")), (records[0].Packets, records[0].Bytes, records[0].Source));
        Assert.Equal((5, 1_700_000_001, IpAddress.Parse("10.0.0.2")), (records[1].Packets, records[1].Bytes, records[1].Source));
        Assert.NotEqual(records[0].Identity, records[1].Identity);
    }

    [Theory]
    [InlineData("ingress", FlowDirection.Ingress)]
    [InlineData("OUT", FlowDirection.Egress)]
    [InlineData("1", FlowDirection.Egress)]
    [InlineData("", FlowDirection.Unknown)]
    public void Direction_OfKnownWords_IsRead(string word, FlowDirection direction) => Assert.Equal(
        direction, Decode("x", "\"string\"", w => w.WriteString(word), new() { Fields = Fields with { Direction = "x" } }).Only.Direction);

    [Theory]
    [InlineData("Deny", FlowAction.Reject)]
    [InlineData("permit", FlowAction.Accept)]
    [InlineData("", FlowAction.Accept)]
    public void Action_OfTheUsualWords_IsRead(string word, FlowAction action) => Assert.Equal(
        action, Decode("x", "\"string\"", w => w.WriteString(word), new() { Fields = Fields with { Action = "x" } }).Only.Action);

    [Fact]
    public void Action_Boolean_IsAWordToo() => Assert.Equal(
        FlowAction.Reject,
        Decode("x", "\"boolean\"", w => w.WriteBoolean(false), new() { Fields = Fields with { Action = "x" }, Accepted = ["true"], Refused = ["false"] }).Only.Action);

    [Fact]
    public void Name_Number_IsWrittenOut()
    {
        var decoding = Decode("x", "\"long\"", w => w.WriteLong(42), new() { Fields = Fields with { Interface = "x" } });

        Assert.Equal("-/42", decoding.Symbols[decoding.Only.Reporter]);
    }
}
