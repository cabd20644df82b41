using System.Text;
using FlowKafka.Processor.Feeding;
using FlowKafka.Processor.Files;

namespace FlowKafka.Processor.Tests.Feeding;

public sealed class UnitMergeTests
{
    [Fact]
    public void MoveNext_FilesThatOverlap_GivesEveryLineInTheOrderOfEventTime()
    {
        using var folder = new TemporaryFolder();
        var a = folder.Write("a.log", new FlowLog().Flow(0, "10.0.0.1", 1, "192.0.2.1", 2, 1, 40).Flow(600, "10.0.0.1", 1, "192.0.2.1", 2, 3, 40).Text);
        var b = folder.Write("b.log", new FlowLog().Flow(300, "10.0.0.1", 1, "192.0.2.1", 2, 2, 40).Raw("broken").Flow(900, "10.0.0.1", 1, "192.0.2.1", 2, 4, 40).Text);

        Assert.Equal(["1", "2", "broken", "3", "4"], Units(a, b).Select(l => l.Unit.Split(' ') is { Length: > 8 } f ? f[8] : l.Unit));
    }

    [Fact]
    public void MoveNext_LineBehindItsFilesTime_StaysBehindIt()
    {
        using var folder = new TemporaryFolder();
        var a = folder.Write("a.log", new FlowLog().Flow(3600, "10.0.0.1", 1, "192.0.2.1", 2, 1, 40).Flow(0, "10.0.0.1", 1, "192.0.2.1", 2, 2, 40).Text);
        var b = folder.Write("b.log", new FlowLog().Flow(1800, "10.0.0.1", 1, "192.0.2.1", 2, 3, 40).Text);

        Assert.Equal(["3", "1", "2"], Units(a, b).Select(l => l.Unit.Split(' ')[8]));
    }

    [Fact]
    public void MoveNext_RecordInTheFarFuture_DoesNotHoldTheRestOfItsFileBack()
    {
        using var folder = new TemporaryFolder();
        var a = folder.Write("a.log", new FlowLog().Flow(10e9, "10.0.0.1", 1, "192.0.2.1", 2, 1, 40).Flow(0, "10.0.0.1", 1, "192.0.2.1", 2, 2, 40).Text);
        var b = folder.Write("b.log", new FlowLog().Flow(1800, "10.0.0.1", 1, "192.0.2.1", 2, 3, 40).Text);

        Assert.Equal(["1", "2", "3"], Units(a, b).Select(l => l.Unit.Split(' ')[8]));
    }

    [Fact]
    public void MoveNext_FormatOfItsOwn_CarriesItsHeader()
    {
        using var folder = new TemporaryFolder();
        var custom = folder.Write("custom.log", "srcaddr dstaddr protocol packets bytes start end\r\n10.0.0.1 192.0.2.1 6 5 400 1767571200 1767571260\n");

        Assert.Equal([("srcaddr dstaddr protocol packets bytes start end\n", "10.0.0.1 192.0.2.1 6 5 400 1767571200 1767571260", "")], Units(custom));
    }

    [Fact]
    public void MoveNext_ZeekTabs_CarriesAllLinesOfTheHeaderThatHolds()
    {
        using var folder = new TemporaryFolder();
        var zeek = folder.Write("conn.log", "#separator \\x09\n#path\tconn\n#fields\tts\tuid\n1\ta\n2\tb\n#close\t2026\n#separator \\x09\n#fields\tuid\tts\nc\t3\n");

        Assert.Equal(
            [
                ("#separator \\x09\n#path\tconn\n#fields\tts\tuid\n", "1\ta", ""),
                ("#separator \\x09\n#path\tconn\n#fields\tts\tuid\n", "2\tb", ""),
                ("#close\t2026\n#separator \\x09\n#fields\tuid\tts\n", "c\t3", ""),
            ],
            Units(zeek));
    }

    [Fact]
    public void MoveNext_Documents_GivesEachAndTheElementsOfArrays()
    {
        using var folder = new TemporaryFolder();
        var json = folder.Write("x.json", "\uFEFF {\"a\":\"}\\\"]\"}{\"b\":[{}]}\n[{\"c\":1},\n{\"d\":2}]\nnoise {\"e\":{}}");

        Assert.Equal(["{\"a\":\"}\\\"]\"}", "{\"b\":[{}]}", "{\"c\":1}", "{\"d\":2}", "noise ", "{\"e\":{}}"], Units(json).Select(u => u.Unit));
    }

    [Fact]
    public void MoveNext_RecordsOfADocument_GivesEachWithTheBracketsAroundIt()
    {
        using var folder = new TemporaryFolder();
        var json = folder.Write("PT1H.json", "{ \"records\": [ {\"time\":1} , {\"time\":2,\"x\":[\"]\"]} ], \"more\":[1,{}] } {\"records\":[]}");

        Assert.Equal(
            [("{\"records\":[", "{\"time\":1}", "]}"), ("{\"records\":[", "{\"time\":2,\"x\":[\"]\"]}", "]}"), ("", "{\"records\":[]}", "")], Units(json));
    }

    [Fact]
    public void MoveNext_BodyOfFirehose_StaysWhole()
    {
        using var folder = new TemporaryFolder();
        const string Body = "{\"records\":[{\"data\":\"eA==\"}],\"requestId\":\"r\"}";

        Assert.Equal([("", Body, "")], Units(folder.Write("body.json", Body)));
    }

    [Fact]
    public void MoveNext_MoreFilesThanMayStayOpen_GivesTheSame()
    {
        using var folder = new TemporaryFolder();
        var paths = new List<string>();
        for (var file = 0; file < OpenFileLimit.Usual + 50; file++)
        {
            var log = new FlowLog();
            for (var line = 0; line < 3; line++)
                log.Flow((60 * line) + (file / 10.0), $"10.0.{file / 250}.{file % 250}", 1, "192.0.2.1", 2, file + 1, 40);
            paths.Add(folder.Write($"{file:0000}.log", log.Text));
        }

        var units = Units([.. paths]).Select(u => u.Unit.Split(' ')).ToArray();

        Assert.Equal(3 * paths.Count, units.Length);
        var times = units.Select(f => long.Parse(f[10], null)).ToArray();
        Assert.Equal(times.Order(), times);
    }

    private static List<(string Before, string Unit, string After)> Units(params string[] paths)
    {
        var units = new List<(string, string, string)>();
        var files = InputFileFinder.Find(paths);
        var now = DateTimeOffset.Parse("2026-02-01T00:00:00Z", null).ToUnixTimeMilliseconds();
        using var merge = ReplayInput.Open(files, new(files.Count), new(new(), now), new(), default);
        while (merge.MoveNext())
        {
            var file = merge.Current;
            units.Add((Encoding.UTF8.GetString(file.Frame.Before), Encoding.UTF8.GetString(file.Unit.Span), Encoding.UTF8.GetString(file.Frame.After)));
        }

        return units;
    }
}
