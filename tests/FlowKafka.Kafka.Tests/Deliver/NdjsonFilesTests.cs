using System.Text;
using FlowKafka.Kafka.Deliver;
using FlowKafka.Kafka.Tests.Pipeline;

namespace FlowKafka.Kafka.Tests.Deliver;

public sealed class NdjsonFilesTests : IDisposable
{
    private static readonly DateTimeOffset Time = new(2026, 1, 5, 0, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Open_NewFolder_KnowsNothing()
    {
        using var files = Files();
        Assert.Null(files.Open(3));
    }

    [Fact]
    public void Write_FirstBatch_NamesTheFileByItsFirstOffset()
    {
        using var files = Files();
        files.Open(3);
        files.Write(3, Batch(1234, 2));

        Assert.Equal(Line(1234) + "\n" + Line(1235) + "\n", Read("detections-p003-00000000000000001234.ndjson"));
        Assert.Equal(
            $$"""{"offset":1236,"file":"detections-p003-00000000000000001234.ndjson","length":{{(Line(1234).Length + 1) * 2}}}""",
            Read("detections-p003.position"));
    }

    [Fact]
    public void Open_AfterACleanStop_GoesOnBehindTheLastLine()
    {
        Written(10, 3);
        using var files = Files();
        Assert.Equal(new DeliveryPoint(13, 0), files.Open(3));
        files.Write(3, Batch(13, 1));

        Assert.Equal(string.Concat(Enumerable.Range(10, 4).Select(o => Line(o) + "\n")), Read(Single()));
    }

    [Fact]
    public void Open_AfterACrashAnywhereInALine_CountsWholeLinesAndCutsTheRest()
    {
        var whole = Line(13) + "\n" + Line(14) + "\n";
        for (var cut = 0; cut <= whole.Length; cut++)
        {
            using var folder = new TemporaryFolder();
            Written(10, 3, folder);
            var path = Directory.GetFiles(folder.Path, "*.ndjson").Single();
            var before = new FileInfo(path).Length;
            File.AppendAllText(path, whole[..cut]);

            using var files = Files(folder);
            var lines = whole[..cut].Count(c => c == '\n');
            Assert.Equal(new DeliveryPoint(13, lines), files.Open(3));
            Assert.Equal(before + (lines * (Line(13).Length + 1)), new FileInfo(path).Length);
        }
    }

    [Fact]
    public void Open_WithoutThePositionFile_CountsAllLines()
    {
        Written(10, 3);
        File.Delete(Path.Combine(_folder.Path, "detections-p003.position"));
        using var files = Files();
        Assert.Equal(new DeliveryPoint(10, 3), files.Open(3));
    }

    [Fact]
    public void Open_AfterACrashBehindARotation_CountsTheNewFileToo()
    {
        Written(10, 3);
        File.WriteAllText(Path.Combine(_folder.Path, "detections-p003-00000000000000000013.ndjson"), Line(13) + "\n" + Line(14) + "\n{\"x");
        using var files = Files();
        Assert.Equal(new DeliveryPoint(13, 2), files.Open(3));
        files.Write(3, Batch(15, 1));

        Assert.Equal(Line(13) + "\n" + Line(14) + "\n" + Line(15) + "\n", Read("detections-p003-00000000000000000013.ndjson"));
    }

    [Fact]
    public void Open_WhenTheNewestFileWasTakenAway_GoesByThePosition()
    {
        Written(10, 3);
        File.Delete(Path.Combine(_folder.Path, Single()));
        using var files = Files();
        Assert.Equal(new DeliveryPoint(13, 0), files.Open(3));
    }

    [Fact]
    public void Open_PositionFileThatIsNone_SaysWhatHelps()
    {
        File.WriteAllText(Path.Combine(_folder.Path, "detections-p003.position"), "x");
        using var files = Files();
        Assert.EndsWith("is no file position; remove it, and the files decide alone", Assert.Throws<IOException>(() => files.Open(3)).Message);
    }

    [Fact]
    public void Write_OverTheSize_BeginsAFileBeforeTheLineThatWouldExceedIt()
    {
        using var files = Files(new DeliverOptions { Folder = _folder.Path, MaximumFileBytes = (Line(10).Length + 1) * 2 });
        files.Open(3);
        files.Write(3, Batch(10, 5));

        Assert.Equal(
            ["detections-p003-00000000000000000010.ndjson", "detections-p003-00000000000000000012.ndjson", "detections-p003-00000000000000000014.ndjson"],
            Names());
    }

    [Fact]
    public void Write_OverTheSpan_BeginsAFileAlsoAfterARestart()
    {
        var options = new DeliverOptions { Folder = _folder.Path, MaximumFileSpan = TimeSpan.FromMinutes(60) };
        using (var files = Files(options))
        {
            files.Open(3);
            files.Write(3, Batch(10, 1));
        }

        using var again = Files(options);
        again.Open(3);
        again.Write(3, Batch(11, 1, Time + TimeSpan.FromMinutes(60)));
        again.Write(3, Batch(12, 1, Time + TimeSpan.FromMinutes(61)));

        Assert.Equal(["detections-p003-00000000000000000010.ndjson", "detections-p003-00000000000000000012.ndjson"], Names());
    }

    [Fact]
    public void Open_OtherPartitionsFiles_AreNotTouched()
    {
        Written(10, 3);
        using var files = Files();
        Assert.Null(files.Open(4));
    }

    private static string Line(long offset) => $$$"""{"@timestamp":"2026-01-05T00:00:00Z","event":{"id":"{{{offset:D6}}}"}}""";

    private static DetectionBatch Batch(long offset, int count, DateTimeOffset? time = null)
    {
        var batch = new DetectionBatch();
        for (var i = 0; i < count; i++)
            batch.Add(offset + i, time ?? Time, Encoding.UTF8.GetBytes(Line(offset + i)), 0, []);
        return batch;
    }

    private void Written(long offset, int count, TemporaryFolder? folder = null)
    {
        using var files = Files(folder);
        files.Open(3);
        files.Write(3, Batch(offset, count));
    }

    private NdjsonFiles Files(TemporaryFolder? folder = null) => Files(new DeliverOptions { Folder = (folder ?? _folder).Path });

    private static NdjsonFiles Files(DeliverOptions options) => new(options);

    private string Read(string name) => File.ReadAllText(Path.Combine(_folder.Path, name));

    private string Single() => Names().Single();

    private List<string> Names() => [.. Directory.GetFiles(_folder.Path, "*.ndjson").Select(p => Path.GetFileName(p)!).Order(StringComparer.Ordinal)];
}
