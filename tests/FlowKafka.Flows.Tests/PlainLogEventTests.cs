using System.Text;

using FsCheck;
using FsCheck.Fluent;

using Xunit;

namespace FlowKafka.Flows.Tests;

public class PlainLogEventTests
{
    private const string Event = """{"id":"35","timestamp":1733430000000,"message":"2 eni"}""";

    [Fact]
    public void Read_UsualForm_GivesIdMessageAndLength()
    {
        Assert.Equal(Event.Length, PlainLogEvent.Read(Encoding.UTF8.GetBytes(Event + ",{"), out var id, out var message));
        Assert.Equal(("35", "2 eni"), (Encoding.UTF8.GetString(id), Encoding.UTF8.GetString(message)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("""{"id":"35","timestamp":1733430000000,"message":"2 eni" """)]
    [InlineData("""{"id":"35","timestamp":,"message":"2"}""")]
    [InlineData("""{"id":"35","timestamp":01,"message":"2"}""")]
    [InlineData("""{"id":"35","timestamp":1.5,"message":"2"}""")]
    [InlineData("""{"id":"35", "timestamp":1,"message":"2"}""")]
    [InlineData("""{"id":"3\u0035","timestamp":1,"message":"2"}""")]
    [InlineData("""{"id":"35","timestamp":1,"message":"2\n"}""")]
    [InlineData("""{"id":"35","timestamp":1,"message":"é"}""")]
    [InlineData("""{"timestamp":1,"id":"35","message":"2"}""")]
    [InlineData("""{"id":"35","timestamp":1,"message":"2","extractedFields":{}}""")]
    public void Read_AnyOtherForm_LeavesItToAReader(string text) =>
        Assert.Equal(0, PlainLogEvent.Read(Encoding.UTF8.GetBytes(text), out _, out _));

    [Theory]
    [InlineData("[" + Event + "," + Event + "]", 1 + 2 * 55 + 1)]
    [InlineData("[" + Event + "," + Event + " ]", 1 + 55 + 1)]
    [InlineData("[" + Event + ", " + Event + "]", 1)]
    [InlineData("[" + Event + ",]", 1)]
    [InlineData("[" + Event + "", 1)]
    [InlineData("[]", 1)]
    public void Skip_Events_StopsWhereAReaderCanGoOn(string array, int expected)
    {
        Assert.Equal(55, Event.Length);
        Assert.Equal(expected, PlainLogEvent.Skip(Encoding.UTF8.GetBytes(array), 1));
    }

    [Fact]
    public void Envelope_AnyEvents_AreThoseThatAReaderFinds()
    {
        var piece = Gen.Frequency(
            (8, RandomLines.Any.Select(line => $$"""{"id":"9","timestamp":1,"message":{{System.Text.Json.JsonSerializer.Serialize(line)}}}""")),
            (1, Gen.Elements("{}", "7", "null", """{"id":"1","timestamp":1,"message":"{}"}""", """{"id":"1","message":7}""", "[{}]", "")));
        var array = from events in piece.ListOf()
                    from commas in Gen.Frequency((6, Gen.Constant(",")), (1, Gen.Elements(" ,", ", ", ",,", "")))
                    from at in Gen.Choose(0, 1_000_000)
                    from edit in Gen.Frequency((3, Gen.Constant("")), (2, Gen.Elements("\"", "\\", "]", "}", "{", "x", "\u0001", " ")))
                    let text = string.Join(commas, events)
                    select text.Insert(at % (text.Length + 1), edit);
        Prop.ForAll(array.ToArbitrary(), events =>
        {
            var plain = Decoding.Of(Envelope(events));
            var spaced = Decoding.Of(Envelope(" " + events));

            Assert.Equal(spaced.Sink.Records, plain.Sink.Records);
            Assert.Equal(spaced.Sink.Places, plain.Sink.Places);
            Assert.Equal(spaced.Sink.Skips, plain.Sink.Skips);
            Assert.Equal(spaced.Sink.Rejects.Select(r => (r.Reason, r.Place)), plain.Sink.Rejects.Select(r => (r.Reason, r.Place)));
        }).Check(RandomLines.Runs(1500));
    }

    private static string Envelope(string events) =>
        """{"messageType":"DATA_MESSAGE","owner":"1","logGroup":"g","logStream":"s","logEvents":[""" + events + "]}";
}
