using System.Text;

using Xunit;

namespace FlowKafka.Flows.Tests;

public class ShapeTests
{
    private const string Line = Decoding.Line;

    private static string Envelope(params string[] messages) =>
        """{"messageType":"DATA_MESSAGE","owner":"1","logGroup":"g","logStream":"s","subscriptionFilters":[],"logEvents":["""
        + string.Join(',', messages.Select((m, i) => $$"""{"id":"e{{i}}","timestamp":1,"message":"{{m}}"}""")) + "]}";

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\n\t")]
    [InlineData("\uFEFF")]
    [InlineData("""{"message":""}""")]
    [InlineData("[]")]
    public void Value_WithoutContent_IsNothing(string value) => Assert.Equal(0, Decoding.Of(value).Counts.Offered);

    [Theory]
    [InlineData("""{"message":"LINE"}""")]
    [InlineData(""" {"@timestamp":"2026-01-01","tags":["a",{"message":"no"}],"message":"LINE","message_id":4} """)]
    [InlineData("""[{"message":"LINE"}]""")]
    [InlineData("""{"message":"LINE\n"}""")]
    [InlineData("""{"m\u0065ssage":"\u0032 123456789010 eni-1235b8ca123456789 172.31.16.139\t172.31.16.21 20641 22 6 20 4249 1418530010 1418530070 ACCEPT OK"}""")]
    public void Message_InADocument_IsALine(string value) =>
        Assert.Equal(Decoding.Of(Line).Only, Decoding.Of(value.Replace("LINE", Line, StringComparison.Ordinal)).Only);

    [Theory]
    [InlineData("{0}{0}{0}")]
    [InlineData("{0}\n{0}\r\n{0}\n")]
    [InlineData("[{0},{0}, {0}]")]
    [InlineData("[{0}][{0}]{0}")]
    public void Documents_Several_AreTakenInOrder(string pattern)
    {
        var document = $$"""{"message":"{{Line}}"}""";
        var decoding = Decoding.Of(pattern.Replace("{0}", document, StringComparison.Ordinal));

        Assert.Equal([new(0, 0), new(1, 0), new(2, 0)], decoding.Sink.Places);
    }

    [Fact]
    public void Envelopes_SeveralWithAControlMessage_GiveEveryEventAPlace()
    {
        var value = Envelope(Line, "bad") + Envelope().Replace("DATA_", "CONTROL_", StringComparison.Ordinal) + "\n" + Envelope(Line);
        foreach (var decoding in new[] { Decoding.Of(value), new Decoding().Decode(Decoding.Gzip(value)), new Decoding().Read(Decoding.Gzip(value)) })
        {
            Assert.Equal([new(0, 0), new(3, 0)], decoding.Sink.Places);
            Assert.Equal((RejectReason.FieldCount, new RecordPlace(1, 0), "bad"), Assert.Single(decoding.Sink.Rejects));
            Assert.Equal((SkipReason.ControlMessage, new RecordPlace(2, 0)), Assert.Single(decoding.Sink.Skips));
            Assert.Equal(4, decoding.Counts.Offered);
        }
    }

    [Fact]
    public void EventIdentity_SameEventAgain_IsEqualAndOtherwiseNot()
    {
        var first = Decoding.Of(Envelope(Line, Line)).Sink.Records;
        var again = Decoding.Of(Envelope(Line, Line)).Sink.Records;
        var stream = Decoding.Of(Envelope(Line).Replace("\"s\"", "\"t\"", StringComparison.Ordinal)).Only;
        var owner = Decoding.Of(Envelope(Line).Replace("\"1\"", "\"2\"", StringComparison.Ordinal)).Only;
        var escaped = Decoding.Of(Envelope(Line).Replace("e0", "\\u00650", StringComparison.Ordinal)).Only;
        var lines = Decoding.Of(Envelope(Line + "\\n" + Line)).Sink.Records;

        Assert.Equal(first, again);
        Assert.NotEqual(first[0].Identity, first[1].Identity);
        Assert.NotEqual(first[0].Identity, stream.Identity);
        Assert.NotEqual(first[0].Identity, owner.Identity);
        Assert.Equal(first[0].Identity, escaped.Identity);
        Assert.Equal(first[0].Identity, lines[0].Identity);
        Assert.NotEqual(lines[0].Identity, lines[1].Identity);
    }

    [Fact]
    public void EventIdentity_EmptyId_IsTheRecordsOwn()
    {
        var withoutId = Decoding.Of(Envelope(Line).Replace("e0", "", StringComparison.Ordinal)).Only;

        Assert.Equal(Decoding.Of(Line).Only, withoutId);
    }

    [Fact]
    public void EventIdentity_FormatWithoutIdentity_HasOneAllTheSame()
    {
        var options = new FlowLogDecoderOptions { Format = FlowLogFormat.Parse("srcaddr dstaddr protocol packets bytes start end") };
        var decoding = Decoding.Of(Envelope("10.0.0.1 10.0.0.2 6 1 40 100 160"), options);

        Assert.True(decoding.Only.HasIdentity);
        Assert.Equal(0, decoding.Counts.WithoutIdentity);
    }

    [Fact]
    public void Envelope_OddOrderAndEscapes_IsRead()
    {
        var usual = Decoding.Of(Envelope(Line)).Only;
        var odd = Decoding.Of(
            $$"""
            { "logEvents" : [ { "message":"{{Line}}", "extra":{"id":"no"}, "timestamp":null, "id":"e0" } ],
              "logStr\u0065am":"s", "owner":"\u0031", "logGroup":"g", "nested":{"logGroup":"x"}, "messageType":"DATA_MESSAGE" }
            """).Only;

        Assert.Equal(usual, odd);
    }

    [Fact]
    public void Event_WithoutMessage_IsRejectedAlone()
    {
        var decoding = Decoding.Of(Envelope(Line).Replace("[{", "[{\"id\":\"x\",\"message\":5},7,{", StringComparison.Ordinal));

        decoding.AssertRejects(RejectReason.MissingField, RejectReason.MissingField);
        Assert.Equal("{\"id\":\"x\",\"message\":5}", decoding.Sink.Rejects[0].Raw);
        Assert.Equal("7", decoding.Sink.Rejects[1].Raw);
        Assert.Equal(1, decoding.Counts.Accepted);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"a\":1")]
    [InlineData("{\"message\":\"2 1")]
    [InlineData("{\"message\":5}")]
    [InlineData("{\"messageType\":\"OTHER\",\"logEvents\":[]}")]
    [InlineData("{,}")]
    [InlineData("[1,2]")]
    [InlineData("[")]
    [InlineData("[,")]
    [InlineData("[]]")]
    [InlineData("{\"message\":\"\\ud800\"}")]
    [InlineData("{\"\\ud800\":1,\"message\":\"x\"}")]
    [InlineData("\u0000\u0001\u0002\u0003")]
    [InlineData("\u0000")]
    [InlineData("\u00ff\u00fe binary")]
    public void Value_OfNoKnownShape_IsRejectedOnceAndWhole(string value)
    {
        var bytes = Encoding.Latin1.GetBytes(value);
        var decoding = new Decoding().Decode(bytes);

        decoding.AssertRejects(RejectReason.UnknownShape);
        Assert.Equal(value, decoding.Sink.Rejects[0].Raw);
        new Decoding().Read(bytes).AssertRejects(RejectReason.UnknownShape);
    }

    [Fact]
    public void Documents_WithSomethingElseBehind_RejectTheRest()
    {
        var decoding = Decoding.Of($$"""[{"message":"{{Line}}"},]""");

        decoding.AssertRejects(RejectReason.UnknownShape);
        Assert.Equal((1, "]"), (decoding.Counts.Accepted, decoding.Sink.Rejects[0].Raw));
    }

    [Fact]
    public void RandomBytes_WithLineFeeds_AreRejectedOnceAndWhole()
    {
        var bytes = new byte[10_000];
        new Random(5).NextBytes(bytes);
        bytes[0] = 0xC3;
        var decoding = new Decoding().Decode(bytes);

        decoding.AssertRejects(RejectReason.UnknownShape);
        Assert.Equal(bytes.Length, decoding.Sink.Rejects[0].Raw.Length);
    }

    [Fact]
    public void NulBytes_AfterASkippedLine_AreALineOfNoRecord()
    {
        var decoding = Decoding.Of("2 1 eni-1 - - - - - - - 1 2 - NODATA\n\0\n" + Line);

        decoding.AssertRejects(RejectReason.FieldCount);
        Assert.Equal((3, 1), (decoding.Counts.Offered, decoding.Counts.Accepted));
    }

    [Fact]
    public void NulBytes_AfterAGoodLine_AreALineOfNoRecord()
    {
        var decoding = Decoding.Of(Line + "\n\0\0\0\n" + Line);

        decoding.AssertRejects(RejectReason.FieldCount);
        Assert.Equal(2, decoding.Counts.Accepted);
    }

    [Fact]
    public void LineOfOneMegabyte_AmongGoodOnes_IsTooLong()
    {
        var value = Line + "\n" + new string('x', 1_000_000) + "\n" + Line + "\n";

        foreach (var decoding in new[] { Decoding.Of(value), new Decoding().Read(Encoding.ASCII.GetBytes(value)) })
        {
            decoding.AssertRejects(RejectReason.LineTooLong);
            Assert.Equal([0, 2], decoding.Sink.Places.Select(p => p.Line));
        }

        Assert.Equal(1_000_000, Decoding.Of(value).Sink.Rejects[0].Raw.Length);
    }

    [Fact]
    public void Document_BreakingOff_GivesTheEventsBeforeTheBreak()
    {
        var whole = Envelope(Line, Line, Line);
        var cut = Envelope(Line) + whole[..^60];
        var decoding = Decoding.Of(cut);

        Assert.Equal(3, decoding.Counts.Accepted);
        decoding.AssertRejects(RejectReason.UnknownShape);
        Assert.Equal(whole[..^60], decoding.Sink.Rejects[0].Raw);
    }
}
