using System.Buffers;
using System.Globalization;
using System.Text;

using FsCheck;
using FsCheck.Fluent;

using Xunit;

namespace FlowKafka.Flows.Tests;

public class ParserPropertyTests
{
    [Fact]
    public void WholeLine_ParsedByWords_IsTheRecord() =>
        Prop.ForAll(RandomLines.Whole.ToArbitrary(), line =>
        {
            var decoding = Decoding.Of(line + "\n" + line);
            foreach (var record in decoding.Sink.Records)
                AssertWords(line.Split(' '), record, decoding.Symbols);
            Assert.Equal(2, decoding.Sink.Records.Count);
            Assert.Equal(decoding.Sink.Records[0], decoding.Sink.Records[1]);
            Assert.Equal([line, line], decoding.Sink.Raw);
        }).Check(RandomLines.Runs(2000));

    [Fact]
    public void FastPath_AnyLine_TakesItAsTheGeneralPathDoesOrNotAtAll()
    {
        if (!DefaultLineParser.IsSupported)
            return;
        var taken = 0;
        var names = new RecordNames(new SymbolTable(), Tenancy.Account, "");
        var general = new LineParser(names);
        var fast = new DefaultLineParser(names, Tenancy.Account);
        Prop.ForAll(RandomLines.Any.ToArbitrary(), text =>
        {
            var line = Encoding.ASCII.GetBytes(text);
            FlowRecord expected = default, record = default;
            var outcome = general.Parse(FlowLogFormat.Default, line, ref expected);
            var window = new byte[Math.Max(DefaultLineParser.Window, line.Length + 1)];
            new Random(line.Length).NextBytes(window);
            line.CopyTo(window, 0);
            window[line.Length] = (byte)'\n';
            var length = fast.TryParse(ref window[0], ref record, out var inverted);
            if (length == 0)
                return;
            taken++;
            Assert.Equal(line.Length, length);
            Assert.Equal(outcome, inverted ? LineOutcome.InvertedRecord : LineOutcome.Record);
            Assert.Equal(expected, record);
        }).Check(RandomLines.Runs(50_000));

        Assert.InRange(taken, 10_000, 45_000);
    }

    [Fact]
    public void FastPath_OrdinaryLines_AreItsOwn()
    {
        if (!DefaultLineParser.IsSupported)
            return;
        var names = new RecordNames(new SymbolTable(), Tenancy.Account, "");
        var general = new LineParser(names);
        var fast = new DefaultLineParser(names, Tenancy.Account);
        var window = new byte[DefaultLineParser.Window];
        FlowRecord record = default;
        foreach (var ending in new[] { "", "\r" })
        {
            var line = Encoding.ASCII.GetBytes(Decoding.Line + ending);
            general.Parse(FlowLogFormat.Default, line, ref record);
            line.CopyTo(window, 0);
            window[line.Length] = (byte)'\n';
            Assert.Equal(line.Length, fast.TryParse(ref window[0], ref record, out _));
        }
    }

    [Fact]
    public void WrittenRecord_ReadAgain_IsItself() =>
        Prop.ForAll(RandomLines.Whole.ToArbitrary(), line =>
        {
            var first = Decoding.Of(line);
            var writer = new ArrayBufferWriter<byte>();
            AwsLineWriter.Write(first.Only, first.Symbols, writer);
            var again = Decoding.Of(Encoding.ASCII.GetString(writer.WrittenSpan));

            var inverted = first.Counts.InvertedIntervals > 0;
            Assert.Equal(inverted ? first.Only with { Identity = 0 } : first.Only, inverted ? again.Only with { Identity = 0 } : again.Only);
            Assert.Equal(first.Symbols[first.Only.Reporter], again.Symbols[again.Only.Reporter]);
        }).Check(RandomLines.Runs(2000));

    [Fact]
    public void CustomOrder_SameFields_GivesTheSameRecord() =>
        Prop.ForAll(RandomLines.Whole.Zip(Gen.Choose(0, int.MaxValue)).ToArbitrary(), pair =>
        {
            var (line, seed) = pair;
            var order = Enumerable.Range(0, 14).ToArray();
            new Random(seed).Shuffle(order);
            var names = AwsLineWriter.HeaderLine.Split(' ');
            var words = line.Split(' ');
            var value = string.Join(' ', order.Select(i => names[i])) + "\n" + string.Join("  ", order.Select(i => words[i]));

            Assert.Equal(Decoding.Of(line).Only, Decoding.Of(value).Only);
        }).Check(RandomLines.Runs(1000));

    private static void AssertWords(string[] words, in FlowRecord record, SymbolTable symbols)
    {
        Assert.Equal($"{words[1]}/{words[2]}", symbols[record.Reporter]);
        Assert.Equal(words[1], symbols[record.Tenant]);
        Assert.Equal((words[3], words[4]), (record.Source.ToString(), record.Destination.ToString()));
        Assert.Equal((words[5], words[6], words[7]), (record.SourcePort.ToString(), record.DestinationPort.ToString(), record.Protocol.ToString()));
        Assert.Equal((words[8], words[9]), (record.Packets.ToString(), record.Bytes.ToString()));
        long start = long.Parse(words[10], CultureInfo.InvariantCulture), end = long.Parse(words[11], CultureInfo.InvariantCulture);
        Assert.Equal((start * 1000, Math.Max(start, end) * 1000), (record.Start, record.End));
        Assert.Equal(words[12] == "REJECT" ? FlowAction.Reject : FlowAction.Accept, record.Action);
        Assert.Equal((0, FlowDirection.Unknown), (record.TcpFlags, record.Direction));
        Assert.Equal(StableHash.OfRecord(record, start, end, StableHash.OfText($"{words[1]}/{words[2]}")), record.Identity);
    }
}
