using System.Text;
using System.Text.Json;
using FlowKafka.Processor.Tests.Feeding;
using FlowKafka.Processor.Verbs;

namespace FlowKafka.Processor.Tests.Verbs;

public sealed class DecodeTests
{
    private static FlowLog Log => new FlowLog()
        .Flow(0, "10.0.0.1", 51000, "192.0.2.1", 443, 5, 400)
        .Flow(60, "10.0.0.1", 51000, "192.0.2.1", 443, 6, 500)
        .Raw("2 111122223333 eni-1 - - - - - - - 1767571200 1767571260 - NODATA")
        .Raw("2 111122223333 eni-1 10.0.0.1 10.0.0.300 1 2 6 1 40 1767571200 1767571260 ACCEPT OK")
        .Raw("2 111122223333 eni-1 10.0.0.1");

    [Fact]
    public async Task Decode_Table_AccountsForEveryLine()
    {
        using var folder = new TemporaryFolder();
        var run = await CommandRun.Of("decode", folder.Write("log", Log.Text));

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("5 offered = 2 accepted + 1 skipped + 2 refused\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("1 × bad address", run.Output, StringComparison.Ordinal);
        Assert.Contains("1 × wrong number of fields", run.Output, StringComparison.Ordinal);
        Assert.Contains("01-05 00:00:00 10.0.0.1:51000 192.0.2.1:443 tcp ", run.Output, StringComparison.Ordinal);
        Assert.Contains("  bad address, log:5: 2 111122223333 eni-1 10.0.0.1 10.0.0.300 1 2 6", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Decode_Json_IsADocumentALine()
    {
        using var folder = new TemporaryFolder();
        var run = await CommandRun.Of("decode", "--format", "json", "--limit", "1", folder.Write("log", Log.Text));

        var lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        Assert.Equal(["record", "rejected", "rejected", "file", "summary"], lines.Select(l => l.GetProperty("type").GetString()));
        Assert.Equal("2026-01-05T00:00:00.000Z", lines[0].GetProperty("start").GetString());
        Assert.Equal(5, lines[1].GetProperty("line").GetInt32());
        Assert.Equal("bad_address", lines[1].GetProperty("reason").GetString());
        Assert.Equal(5, lines[4].GetProperty("offered").GetInt64());
    }

    [Fact]
    public async Task Decode_FieldsOfTheUser_TakesLinesWithoutHeader()
    {
        using var folder = new TemporaryFolder();
        var log = folder.Write("log", "10.0.0.1 192.0.2.1 6 5 400 1767571200 1767571260\n");
        var run = await CommandRun.Of("decode", "--fields", "srcaddr dstaddr protocol packets bytes start end", log);

        Assert.Contains("1 offered = 1 accepted + 0 skipped + 0 refused", run.Output, StringComparison.Ordinal);
        Assert.Contains("1 of the accepted lack the fields of an identity", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Decode_DefaultFormat_IsNamedWithWhatItServesAndLacks()
    {
        using var folder = new TemporaryFolder();
        var log = folder.Write("log", new FlowLog().Flow(0, "10.0.0.1", 51000, "192.0.2.1", 443, 5, 400).Text);

        var run = await CommandRun.Of("decode", log);

        Assert.StartsWith($"{log}: AWS VPC Flow Logs, 14 fields by header line; 1 record, 2026-01-05 00:00 to 2026-01-05 00:00\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("\nAWS VPC Flow Logs: serves all detectors; that of refused attempts where the log has the field action.\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("\nThere are no TCP flags: who began a conversation is judged by its ports.\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Decode_EnvelopesInEnvelopes_AreNamedFromTheInmostOutwards()
    {
        using var folder = new TemporaryFolder();
        var envelope = """
            {"messageType":"DATA_MESSAGE","owner":"1","logGroup":"g","logStream":"s","subscriptionFilters":[],"logEvents":[{"id":"7","timestamp":0,"message":"2 1 eni-1 10.0.0.1 192.0.2.1 1 2 6 1 40 1767571200 1767571260 ACCEPT OK"}]}
            """;
        MixedFolder.Pack(folder, "e.gz", envelope + envelope.Replace("\"7\"", "\"8\"", StringComparison.Ordinal));

        var run = await CommandRun.Of("decode", folder.File("e.gz"));

        Assert.StartsWith($"{folder.File("e.gz")}: AWS VPC Flow Logs, default format in 2 CloudWatch subscription envelopes in gzip; 2 records,", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Decode_PipedTable_FitsEightyColumns()
    {
        using var folder = new TemporaryFolder();
        var log = new FlowLog();
        for (var i = 0; i < 30; i++)
            log.Flow(i, $"10.100.100.{i}", 51000, $"192.100.200.{i}", 443, 100_000 + i, 100_000_000 + i);
        var run = await CommandRun.Of("decode", folder.Write("log", log.Text));

        var rows = run.Output.Split('\n').Where(line => line.StartsWith("01-05", StringComparison.Ordinal)).ToArray();
        Assert.Equal(20, rows.Length);
        Assert.All(rows, row => Assert.InRange(row.TrimEnd().Length, 1, 80));
        Assert.Contains("The first 20 of 30 records; --limit shows more.\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Decode_AllOfManyRecords_ShowsEachOnce()
    {
        using var folder = new TemporaryFolder();
        var log = new FlowLog();
        for (var i = 0; i < 2500; i++)
            log.Flow(i, "10.0.0.1", 51000, "192.0.2.1", 443, i + 1, 40);
        var run = await CommandRun.Of("decode", "--limit", "0", folder.Write("log", log.Text));

        Assert.Equal(2500, run.Output.Split('\n').Count(line => line.StartsWith("01-05", StringComparison.Ordinal)));
        Assert.DoesNotContain("The first", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Decode_StandardInput_IsReadLikeAFile()
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var input = new MemoryStream(Encoding.UTF8.GetBytes(new FlowLog().Flow(0, "10.0.0.1", 51000, "192.0.2.1", 443, 5, 400).Text));

        var code = await CommandLine.InvokeAsync(["decode", "-"], new Terminal(output, error, input: () => input));

        Assert.Equal((0, ""), (code, error.ToString()));
        Assert.StartsWith("Standard input: AWS VPC Flow Logs, 14 fields by header line; 1 record", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Decode_StandardInputForAnotherVerb_IsWrongUsage()
    {
        var run = await CommandRun.Of("score", "-");

        Assert.Equal((2, "Standard input is for decode: name a file or a folder.\nSee: flowkafka score --help\n"), (run.ExitCode, run.Error));
    }

    [Theory]
    [InlineData("", "Left out 1 empty file: {0}")]
    [InlineData("PAR1", "Left out 1 Parquet file: {0}: flow logs are read as text. Choose plain text as the log file format where the flow log is made; it holds for what is written from then on.")]
    [InlineData("PK\u0003\u0004", "Left out 1 file packed in another way than gzip: {0}. Unpack it first.")]
    public async Task Decode_FileThatIsNotToBeRead_IsOneLineAndExitCodeOne(string text, string line)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("file", text);

        var run = await CommandRun.Of("decode", path);

        Assert.Equal((1, "", string.Format(null, line, path) + "\nNothing was decoded.\n"), (run.ExitCode, run.Output, run.Error));
    }

    [Fact]
    public async Task Decode_BytesThatAreNoFlowLog_SaysSoAndEndsWithOne()
    {
        using var folder = new TemporaryFolder();
        using (var sparse = File.Create(folder.File("zeros")))
            sparse.SetLength(5L << 30);

        var run = await CommandRun.Of("decode", folder.File("zeros"));

        Assert.Equal((1, "Nothing was decoded.\n"), (run.ExitCode, run.Error));
        Assert.StartsWith($"{folder.File("zeros")}: no flow log of a known format; 1 refused\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Decode_FolderWithParquetAndOthers_ReadsWhatItCanAndNamesTheRest()
    {
        using var folder = new TemporaryFolder();
        folder.Write("logs/a.log", new FlowLog().Flow(0, "10.0.0.1", 51000, "192.0.2.1", 443, 5, 400).Text);
        folder.Write("logs/b.log.parquet", "PAR1....PAR1");
        folder.Write("logs/c.log.parquet", "PAR1....PAR1");
        folder.Write("logs/_SUCCESS", "");
        folder.Write("logs/.DS_Store", "\0\0\0\u0001Bud1");
        folder.Write("logs/manifest.json", "{\"files\":[]}");

        var run = await CommandRun.Of("decode", folder.File("logs"));

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            [
                $"Left out 2 files without flow logs: {folder.File("logs/.DS_Store")}, {folder.File("logs/manifest.json")}",
                $"Left out 1 empty file: {folder.File("logs/_SUCCESS")}",
                $"Left out 2 Parquet files, the first {folder.File("logs/b.log.parquet")}: flow logs are read as text. Choose plain text as the log file format where the flow log is made; it holds for what is written from then on.",
                "",
            ],
            run.Error.Split('\n'));
    }

    [Fact]
    public async Task Decode_NameWithControlCharacters_DoesNotSteerTheTerminal()
    {
        using var folder = new TemporaryFolder();
        var log = folder.Write("a\u001b[31m\nb\u202ec.log", new FlowLog().Flow(0, "10.0.0.1", 51000, "192.0.2.1", 443, 5, 400).Raw("broken").Text);

        var run = await CommandRun.Of("decode", log);

        Assert.Contains("/a\uFFFD[31m\uFFFDb\uFFFDc.log: AWS", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(run.Output + run.Error, c => (char.IsControl(c) && c != '\n') || c == '\u202e');
    }
}
