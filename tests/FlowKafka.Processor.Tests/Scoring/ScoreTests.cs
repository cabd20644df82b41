using System.IO.Compression;
using System.Text;
using FlowKafka.Processor.Files;
using FlowKafka.Processor.Tests.Feeding;

namespace FlowKafka.Processor.Tests.Scoring;

public sealed class ScoreTests
{
    private static readonly string[] OutputNames = ["detections.ndjson", "windows.ndjson", "rejected.ndjson", "report.html"];

    [Fact]
    public async Task Score_FilesInAnyOrder_WritesTheSameBytes()
    {
        using var folder = new TemporaryFolder();
        var model = await SmallModel.TrainAsync(folder);
        var one = folder.Write("one.log", SmallModel.MinerLog(12).Raw("not a record").Text);
        var other = folder.Write("other.log", new FlowLog().Talk(3, 12, "10.0.0.2", "203.0.113.9", 443, 500, 900).Text);

        Assert.Equal(0, (await CommandRun.Of("score", "--model", model, "--out", folder.File("a"), one, other)).ExitCode);
        Assert.Equal(0, (await CommandRun.Of("score", "--model", model, "--out", folder.File("b"), other, one, other)).ExitCode);

        foreach (var name in OutputNames)
            Assert.Equal(await File.ReadAllBytesAsync(folder.File($"a/{name}")), await File.ReadAllBytesAsync(folder.File($"b/{name}")));
        Assert.NotEqual(0, new FileInfo(folder.File("a/detections.ndjson")).Length);
    }

    [Fact]
    public async Task Score_OneConversationInPartsOverFiles_IsTheSameAsInOneFile()
    {
        using var folder = new TemporaryFolder();
        var model = await SmallModel.TrainAsync(folder);
        var whole = folder.Write("whole/log", SmallModel.MinerLog(24).Text);
        // Named so that the order of paths is not the order of time.
        folder.Write("parts/z.log", new FlowLog().Talk(0, 8, SmallModel.Miner, SmallModel.Pool, 3333, 70, 40).Text);
        folder.Write("parts/m.log", new FlowLog().Talk(8, 8, SmallModel.Miner, SmallModel.Pool, 3333, 70, 40).Text);
        folder.Write("parts/a.log", new FlowLog().Talk(16, 8, SmallModel.Miner, SmallModel.Pool, 3333, 70, 40).Text);

        var one = await CommandRun.Of("score", "--format", "json", "--model", model, whole);
        var parts = await CommandRun.Of("score", "--format", "json", "--model", model, folder.File("parts"));

        Assert.NotEqual("", one.Output);
        Assert.Equal(one.Output, parts.Output);
    }

    [Fact]
    public async Task Score_Gzip_IsTheSameAsPlain()
    {
        using var folder = new TemporaryFolder();
        var model = await SmallModel.TrainAsync(folder);
        var plain = folder.Write("plain.log", SmallModel.MinerLog(12).Text);
        await File.WriteAllBytesAsync(folder.File("packed.log.gz"), Packed(SmallModel.MinerLog(12).Text));

        var one = await CommandRun.Of("score", "--format", "json", "--model", model, plain);
        var other = await CommandRun.Of("score", "--format", "json", "--model", model, folder.File("packed.log.gz"));

        Assert.NotEqual("", one.Output);
        Assert.Equal(one.Output, other.Output);
    }

    [Fact]
    public async Task Score_RecordOlderThanTheGraceInItsOwnFile_IsLateAndWrittenDown()
    {
        using var folder = new TemporaryFolder();
        var model = await SmallModel.TrainAsync(folder);
        var log = folder.Write("log", SmallModel.MinerLog(12).Flow(30, "10.0.0.9", 1, "192.0.2.1", 80, 1, 40).Text);

        var run = await CommandRun.Of("score", "--model", model, "--out", folder.File("out"), log);

        Assert.Contains("1 × late: its window was over", run.Output, StringComparison.Ordinal);
        var rejected = await File.ReadAllTextAsync(folder.File("out/rejected.ndjson"));
        Assert.StartsWith($"{{\"reason\":\"late\",\"file\":\"{log}\",\"document\":0,\"line\":26,\"raw\":\"2 111122223333 eni-1 10.0.0.9", rejected, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Score_SameOldRecordInAFileOfItsOwn_IsNotLate()
    {
        using var folder = new TemporaryFolder();
        var model = await SmallModel.TrainAsync(folder);
        folder.Write("logs/a.log", SmallModel.MinerLog(12).Text);
        folder.Write("logs/b.log", new FlowLog().Flow(30, "10.0.0.9", 1, "192.0.2.1", 80, 1, 40).Text);

        var run = await CommandRun.Of("score", "--model", model, folder.File("logs"));

        Assert.Contains("25 accepted, 0 set aside", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Score_FolderWithOtherFiles_LeavesThemOutWithALine()
    {
        using var folder = new TemporaryFolder();
        var model = await SmallModel.TrainAsync(folder);
        folder.Write("logs/flows.log", SmallModel.MinerLog(12).Text);
        folder.Write("logs/README.md", "# These are flow logs\n");
        folder.Write("logs/labels.json", "{\"miners\":[]}\n");

        var run = await CommandRun.Of("score", "--model", model, folder.File("logs"));

        Assert.Contains("\n1 file, 24 records", run.Output, StringComparison.Ordinal);
        Assert.Contains("Left out 2 files without flow logs", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Score_NamedFileThatIsNoFlowLog_IsCountedAndNotPassedOver()
    {
        using var folder = new TemporaryFolder();
        var model = await SmallModel.TrainAsync(folder);

        var run = await CommandRun.Of("score", "--model", model, folder.Write("other.txt", "hello\nworld\n"));

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("0 accepted, 2 set aside", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Score_TruncatedGzip_CountsItAndKeepsWhatCameBefore()
    {
        using var folder = new TemporaryFolder();
        var model = await SmallModel.TrainAsync(folder);
        var packed = Packed(SmallModel.MinerLog(2000).Text);
        await File.WriteAllBytesAsync(folder.File("cut.gz"), packed[..(packed.Length / 2)]);

        var run = await CommandRun.Of("score", "--model", model, folder.File("cut.gz"));

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("1 × broken or truncated compression", run.Output, StringComparison.Ordinal);
        Assert.Contains("1 flagged, 0 worth a look", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Score_FolderAsInABucket_IsTheSameAsItsRecordsInTheOrderOfTime()
    {
        using var folder = new TemporaryFolder();
        var model = await SmallModel.TrainAsync(folder);
        var whole = new FlowLog();
        // Two interfaces, one file each for every half hour; more files overlap than may be open at once.
        for (var part = 0; part < 8; part++)
        {
            var (one, other) = (new FlowLog(), new FlowLog());
            foreach (var window in Enumerable.Range(3 * part, 3))
            {
                one.Talk(window, 1, SmallModel.Miner, SmallModel.Pool, 3333, 70, 40);
                other.Talk(window, 1, "10.0.0.2", "203.0.113.9", 443, 500, 900);
                whole.Talk(window, 1, SmallModel.Miner, SmallModel.Pool, 3333, 70, 40).Talk(window, 1, "10.0.0.2", "203.0.113.9", 443, 500, 900);
            }

            MixedFolder.Pack(folder, $"s3/AWSLogs/111122223333/vpcflowlogs/eu-west-1/2026/01/05/111122223333_vpcflowlogs_eu-west-1_fl-{9 - part}_20260105T{part:00}00Z_x.log.gz", one.Text);
            folder.Write($"s3/AWSLogs/111122223333/vpcflowlogs/us-east-1/2026/01/05/{part}.log", other.Text);
        }

        for (var file = 0; file < OpenFileLimit.Usual + 100; file++)
        {
            var name = $"10.9.{file / 250}.{file % 250}";
            folder.Write($"s3/many/{file}.log", new FlowLog().Talk(1, 20, name, "203.0.113.10", 443, 30, 20).Text);
        }

        for (var window = 1; window < 21; window++)
        {
            for (var file = 0; file < OpenFileLimit.Usual + 100; file++)
                whole.Talk(window, 1, $"10.9.{file / 250}.{file % 250}", "203.0.113.10", 443, 30, 20);
        }

        folder.Write("whole.log", string.Join('\n', whole.Text.Split('\n').Order(Comparer<string>.Create((a, b) => StartOf(a).CompareTo(StartOf(b))))));
        folder.Write("s3/aws-logs-write-test", "test");

        var parts = await CommandRun.Of("score", "--model", model, "--out", folder.File("a"), folder.File("s3"));
        var sorted = await CommandRun.Of("score", "--model", model, "--out", folder.File("b"), folder.File("whole.log"));

        Assert.Equal((0, 0), (parts.ExitCode, sorted.ExitCode));
        Assert.Contains($"\n{OpenFileLimit.Usual + 116} files, ", parts.Output, StringComparison.Ordinal);
        Assert.Contains("0 set aside, 0 duplicates", parts.Output, StringComparison.Ordinal);
        Assert.Equal(Lines("a/windows.ndjson"), Lines("b/windows.ndjson"));
        Assert.Equal(Lines("a/detections.ndjson"), Lines("b/detections.ndjson"));
        Assert.NotEmpty(Lines("a/detections.ndjson"));

        static long StartOf(string line) => line.Split(' ') is { Length: > 10 } fields && long.TryParse(fields[10], out var start) ? start : line.Length == 0 ? long.MaxValue : 0;
        string[] Lines(string name) => [.. File.ReadLines(folder.File(name)).Order(StringComparer.Ordinal)];
    }

    [Fact]
    public async Task Score_NothingButParquet_IsDeclinedInOneLine()
    {
        using var folder = new TemporaryFolder();
        var model = await SmallModel.TrainAsync(folder);
        folder.Write("s3/a.log.parquet", "PAR1");

        var run = await CommandRun.Of("score", "--model", model, folder.File("s3"));

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"Left out 1 Parquet file: {folder.File("s3/a.log.parquet")}: flow logs are read as text.", run.Error, StringComparison.Ordinal);
        Assert.EndsWith("\nThere was nothing to score.\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Score_FolderWithALinkToNothing_ScoresTheRestAndEndsWithOne()
    {
        using var folder = new TemporaryFolder();
        var model = await SmallModel.TrainAsync(folder);
        folder.Write("logs/a.log", SmallModel.MinerLog(12).Text);
        File.CreateSymbolicLink(folder.File("logs/gone.log"), "nowhere");

        var run = await CommandRun.Of("score", "--model", model, folder.File("logs"));

        Assert.Equal((1, $"{folder.File("logs/gone.log")}: a link to nowhere, which is not there.\n"), (run.ExitCode, run.Error));
        Assert.Contains("1 flagged", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Score_Report_ShowsTheDetectionWithItsReasonAndItsWindows()
    {
        using var folder = new TemporaryFolder();
        var model = await SmallModel.TrainAsync(folder);
        var log = folder.Write("log", SmallModel.MinerLog(12).Text);

        await CommandRun.Of("score", "--model", model, "--out", folder.File("out"), log);

        var page = await File.ReadAllTextAsync(folder.File("out/report.html"));
        Assert.Contains("1 episode of mining detected among 1 conversation", page, StringComparison.Ordinal);
        Assert.Contains("10.0.0.1 has talked to 198.51.100.7:3333", page, StringComparison.Ordinal);
        Assert.Contains("10 inside the hull", page, StringComparison.Ordinal);
        Assert.Contains("2 partial", page, StringComparison.Ordinal);
        Assert.Equal(6, page.Split("<figure>").Length - 1);
    }

    [Fact]
    public async Task Score_ModelInShadowMode_ReportsALowSeverityAndFlagsNothing()
    {
        using var folder = new TemporaryFolder();
        var model = await SmallModel.TrainAsync(folder);
        var log = folder.Write("log", SmallModel.MinerLog(12).Text);

        var run = await CommandRun.Of("score", "--model", model, "--shadow", "small", "--out", folder.File("out"), log);

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("No mining was detected.\nWorth a look", run.Output, StringComparison.Ordinal);
        Assert.Contains("small (shadow)", run.Output, StringComparison.Ordinal);
        Assert.Contains("0 flagged, 1 worth a look", run.Output, StringComparison.Ordinal);
        var documents = await File.ReadAllTextAsync(folder.File("out/detections.ndjson"));
        Assert.Contains("\"severity\":21", documents, StringComparison.Ordinal);
        Assert.DoesNotContain("\"kind\":\"alert\"", documents, StringComparison.Ordinal);
        var page = await File.ReadAllTextAsync(folder.File("out/report.html"));
        Assert.Contains("No mining was detected, and 1 more worth a look, among 1 conversation", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--shadow", "other", "Models:Shadow: no model is named 'other'")]
    [InlineData("--set", "Models:EffectiveFrom:small=soon", "Models:EffectiveFrom:small is 'soon'")]
    [InlineData("--set", "Judge:Prior=1", "Judge: Prior is 1: it must be above 0 and below 1.")]
    public async Task Score_DeploymentThatDoesNotFit_IsOneLineAndExitCode78(string option, string value, string expected)
    {
        using var folder = new TemporaryFolder();
        var model = await SmallModel.TrainAsync(folder);
        var log = folder.Write("log", SmallModel.MinerLog(12).Text);

        var run = await CommandRun.Of("score", "--model", model, option, value, log);

        Assert.Equal((78, ""), (run.ExitCode, run.Output));
        Assert.StartsWith(expected, Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-01-05T01:50:00Z", "0 flagged")]
    [InlineData("2026-01-05T01:40:00Z", "1 flagged")]
    public async Task Score_ModelEffectiveFromAMoment_JudgesWindowsThatEndAfterIt(string moment, string expected)
    {
        using var folder = new TemporaryFolder();
        var model = await SmallModel.TrainAsync(folder);
        var log = folder.Write("log", SmallModel.MinerLog(11).Text);

        var run = await CommandRun.Of("score", "--model", model, "--set", $"Models:EffectiveFrom:small={moment}", log);

        Assert.Contains(expected, run.Output, StringComparison.Ordinal);
    }

    private static byte[] Packed(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.NoCompression, leaveOpen: true))
            gzip.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }
}
