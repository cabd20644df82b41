using System.Text.Json;

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
        Assert.Contains("│ 10.0.0.1:51000 │ 192.0.2.1:443 │", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Decode_Json_IsADocumentALine()
    {
        using var folder = new TemporaryFolder();
        var run = await CommandRun.Of("decode", "--format", "json", "--limit", "1", folder.Write("log", Log.Text));

        var lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        Assert.Equal(["record", "rejected", "rejected", "summary"], lines.Select(l => l.GetProperty("type").GetString()));
        Assert.Equal("2026-01-05T00:00:00.000Z", lines[0].GetProperty("start").GetString());
        Assert.Equal(5, lines[1].GetProperty("line").GetInt32());
        Assert.Equal("bad_address", lines[1].GetProperty("reason").GetString());
        Assert.Equal(5, lines[3].GetProperty("offered").GetInt64());
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
}
