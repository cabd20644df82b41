using System.Text;
using FlowKafka.Processor.Feeding;
using FlowKafka.Processor.Files;
using FlowKafka.Processor.Scoring;

namespace FlowKafka.Processor.Tests.Feeding;

public sealed class LineMergeTests
{
    [Fact]
    public void MoveNext_FilesThatOverlap_GivesEveryLineInTheOrderOfEventTime()
    {
        using var folder = new TemporaryFolder();
        var a = folder.Write("a.log", new FlowLog().Flow(0, "10.0.0.1", 1, "192.0.2.1", 2, 1, 40).Flow(600, "10.0.0.1", 1, "192.0.2.1", 2, 3, 40).Text);
        var b = folder.Write("b.log", new FlowLog().Flow(300, "10.0.0.1", 1, "192.0.2.1", 2, 2, 40).Raw("broken").Flow(900, "10.0.0.1", 1, "192.0.2.1", 2, 4, 40).Text);

        Assert.Equal(["1", "2", "broken", "3", "4"], Lines(a, b).Select(l => l.Line.Split(' ') is { Length: > 8 } f ? f[8] : l.Line));
    }

    [Fact]
    public void MoveNext_LineBehindItsFilesTime_StaysBehindIt()
    {
        using var folder = new TemporaryFolder();
        var a = folder.Write("a.log", new FlowLog().Flow(3600, "10.0.0.1", 1, "192.0.2.1", 2, 1, 40).Flow(0, "10.0.0.1", 1, "192.0.2.1", 2, 2, 40).Text);
        var b = folder.Write("b.log", new FlowLog().Flow(1800, "10.0.0.1", 1, "192.0.2.1", 2, 3, 40).Text);

        Assert.Equal(["3", "1", "2"], Lines(a, b).Select(l => l.Line.Split(' ')[8]));
    }

    [Fact]
    public void MoveNext_FormatOfItsOwn_CarriesItsHeader()
    {
        using var folder = new TemporaryFolder();
        var custom = folder.Write("custom.log", "srcaddr dstaddr protocol packets bytes start end\n10.0.0.1 192.0.2.1 6 5 400 1767571200 1767571260\n");

        Assert.Equal([("srcaddr dstaddr protocol packets bytes start end\n", "10.0.0.1 192.0.2.1 6 5 400 1767571200 1767571260")], Lines(custom));
    }

    private static List<(string Header, string Line)> Lines(params string[] paths)
    {
        var lines = new List<(string, string)>();
        using var merge = new LineMerge(InputFileFinder.Find(paths), windowSize: 600_000);
        while (merge.MoveNext())
            lines.Add((Encoding.UTF8.GetString(merge.Current.Header.Span), Encoding.UTF8.GetString(merge.Current.Line.Span)));
        return lines;
    }
}
