using System.Text.Json;

namespace FlowKafka.Processor.Tests.Verbs;

public sealed class ListsTests
{
    private const string Csv = "# version: 7\n# effective-from: 2026-01-05T10:00:00Z\nvalue,label,coin\n192.0.2.1:3333,Big,XMR\npool.example.com\n";

    [Fact]
    public async Task Lists_File_ShowsVersionEntriesAndWhatWasSkipped()
    {
        using var folder = new TemporaryFolder();
        var run = await CommandRun.Of("lists", folder.Write("our pools.csv", Csv));

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Matches(@"│ our-pools │ Pool │ 7 +│ 2026-01-05 10:00 │ +1 │ +0 │ +1 │ +0 │ +0 │", run.Output);
    }

    [Fact]
    public async Task Lists_Json_IsADocumentAList()
    {
        using var folder = new TemporaryFolder();
        var run = await CommandRun.Of("lists", "--format", "json", "--kind", "miner", folder.Write("a", Csv), folder.Write("b", "192.0.2.1\nrubbish\n"));

        var lists = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        Assert.Equal(["a Miner 7 2026-01-05T10:00:00Z 1", "b Miner 12 null 1"], lists.Select(l =>
            $"{l.GetProperty("name")} {l.GetProperty("kind")} {(l.GetProperty("version").GetString() is { Length: 12 } ? 12 : 7)} {(l.GetProperty("effective_from") is { ValueKind: JsonValueKind.String } from ? from.GetString() : "null")} {l.GetProperty("entries")}"));
        Assert.Equal(1, lists[0].GetProperty("skipped").GetProperty("domain_names").GetInt32());
        Assert.EndsWith("b:2: 'rubbish' is no address, network or port.", lists[1].GetProperty("faults")[0].GetString(), StringComparison.Ordinal);
        Assert.StartsWith("warning: ", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("192.0.2.1:3333", "2026-01-05T10:00:00Z", "As a server: coin XMR (by list), pool Big (by list), software unknown.")]
    [InlineData("192.0.2.1:3333", "2026-01-05T09:59:59Z", "192.0.2.1:3333 is on no list.")]
    [InlineData("192.0.2.1:3334", "2026-01-05T10:00:00Z", "192.0.2.1:3334 is on no list.")]
    public async Task Lists_Find_AsksTheVersionOfTheMoment(string asked, string at, string expected)
    {
        using var folder = new TemporaryFolder();
        var run = await CommandRun.Of("lists", folder.Write("pools", Csv), "--find", asked, "--at", at);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.EndsWith(expected + "\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lists_FindInConfiguration_AsksTheBuiltInListsToo()
    {
        using var folder = new TemporaryFolder();
        var allow = folder.Write("allow.txt", "198.51.100.0/24 # backup");
        var config = folder.Write("c.json", $$"""{ "Lists": { "Files": [ { "Name": "ours", "Path": "{{allow}}", "Kind": "allow" } ] } }""");
        var run = await CommandRun.Of("lists", "--config", config, "--find", "198.51.100.9:13531", "--format", "json");

        var found = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal(["Allow 198.51.100.0/24", "Pool :13531"], found.GetProperty("hits").EnumerateArray().Select(hit => $"{hit.GetProperty("kind")} {hit.GetProperty("entry")}"));
        Assert.Equal("""{"name":"XMR","strength":"port"}""", found.GetProperty("coin").GetRawText());
    }

    [Theory]
    [InlineData(2, "There is no file or folder nowhere.", "nowhere")]
    [InlineData(2, "--find 10.0.0.0/8: write an address", "--find", "10.0.0.0/8")]
    [InlineData(2, "--at soon: write an ISO 8601 moment", "--at", "soon")]
    [InlineData(2, "--kind is 'x': write one of Pool", "--kind", "x", ".")]
    [InlineData(78, "Lists: There is no file or folder nowhere.", "--set", "Lists:Files:0:Name=a", "--set", "Lists:Files:0:Path=nowhere", "--set", "Lists:Files:0:Kind=Pool")]
    [InlineData(78, "Lists:Files:0:Kind is '': write one of Pool", "--set", "Lists:Files:0:Name=a", "--set", "Lists:Files:0:Path=.")]
    public async Task Lists_WrongCall_IsOneLine(int code, string expected, params string[] args)
    {
        var run = await CommandRun.Of(["lists", .. args]);

        Assert.Equal((code, ""), (run.ExitCode, run.Output));
        Assert.StartsWith(expected, Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }
}
