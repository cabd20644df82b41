using System.Text.Json;
using System.Text.RegularExpressions;

namespace FlowKafka.Processor.Tests.Scoring;

public sealed partial class BulkScoreTests
{
    [Fact]
    public async Task Score_AsBulk_IsAnActionAndADocumentInTurnUnderIdsOfTheirOwn()
    {
        using var folder = new TemporaryFolder();
        var run = await ScoreAsync(folder);
        var lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(0, lines.Length % 2);
        var ids = new HashSet<string>();
        for (var i = 0; i < lines.Length; i += 2)
        {
            var create = Root(lines[i]).GetProperty("create");
            var stream = Root(lines[i + 1]).GetProperty("data_stream");
            Assert.Equal($"{Text(stream, "type")}-{Text(stream, "dataset")}-{Text(stream, "namespace")}", Text(create, "_index"));
            Assert.Equal(Text(Root(lines[i + 1]).GetProperty("event"), "id"), Text(create, "_id"));
            Assert.NotEqual("", Text(Root(lines[i + 1]).GetProperty("event"), "ingested"));
            Assert.True(ids.Add(Text(create, "_index") + Text(create, "_id")));
        }

        Assert.Equal(
            ["logs-flowkafka.detection-default", "logs-flowkafka.flow-default", "logs-flowkafka.model-default"],
            lines.Where((_, i) => i % 2 == 0).Select(line => Text(Root(line).GetProperty("create"), "_index")).Distinct().Order(StringComparer.Ordinal));
        Assert.EndsWith($"{lines.Length / 2} documents for _bulk\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Score_AsBulkIntoAFolder_HoldsWhatTheOtherFilesHoldBesideWhatDeliveryAdds()
    {
        using var folder = new TemporaryFolder();
        var run = await ScoreAsync(folder, "--out", folder.File("out"), "--bulk-bytes", "20000");
        var files = Directory.GetFiles(folder.File("out"), "bulk-*.ndjson").Order(StringComparer.Ordinal).ToArray();
        var documents = files.SelectMany(File.ReadLines).Where((_, i) => i % 2 == 1).ToArray();

        Assert.True(files.Length > 1);
        Assert.EndsWith("bulk-0001.ndjson", files[0], StringComparison.Ordinal);
        Assert.All(files, file => Assert.InRange(new FileInfo(file).Length, 1, 20_000));
        Assert.All(files, file => Assert.Equal(0, File.ReadLines(file).Count() % 2));
        Assert.Equal(await File.ReadAllLinesAsync(folder.File("out/windows.ndjson")), Of(documents, "flowkafka.flow"));
        Assert.Equal(await File.ReadAllLinesAsync(folder.File("out/detections.ndjson")), Of(documents, "flowkafka.detection"));
        Assert.Contains("for f in ", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("all", true, true)]
    [InlineData("in-hull", true, false)]
    [InlineData("none", false, false)]
    public async Task Score_AsBulkWithFlows_WritesTheWindowsThatAreWanted(string flows, bool hasMining, bool hasOthers)
    {
        using var folder = new TemporaryFolder();
        var run = await ScoreAsync(folder, "--flows", flows);
        var windows = run.Output.Split('\n').Where(line => line.Contains("\"dataset\":\"flowkafka.flow\",\"id\"", StringComparison.Ordinal)).ToArray();

        Assert.Equal(hasMining, windows.Any(line => line.Contains("\"in_hull\"", StringComparison.Ordinal)));
        Assert.Equal(hasOthers, windows.Any(line => !line.Contains("\"in_hull\"", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Score_AsBulkIntoAnIndex_NamesTheMonthTheEpisodeAndTheRevision()
    {
        using var folder = new TemporaryFolder();
        var run = await ScoreAsync(folder, "--set", "Elasticsearch:Detections=Index", "--set", "Elasticsearch:Namespace=lab", "--flows", "none");
        var lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var place = Array.FindIndex(lines, line => line.StartsWith("{\"index\"", StringComparison.Ordinal));
        var action = Root(lines[place]).GetProperty("index");
        var episode = Root(lines[place + 1]).GetProperty("flowkafka").GetProperty("episode");

        Assert.Equal("flowkafka-detection-lab-2026.01", Text(action, "_index"));
        Assert.Equal(Text(episode, "id"), Text(action, "_id"));
        Assert.Equal(episode.GetProperty("revision").GetInt64(), action.GetProperty("version").GetInt64());
        Assert.Equal("external", Text(action, "version_type"));
        Assert.False(Root(lines[place + 1]).TryGetProperty("data_stream", out _));
    }

    [Fact]
    public async Task Score_ADetection_LeadsToTheWindowsOfItsConversation()
    {
        using var folder = new TemporaryFolder();
        await ScoreAsync(folder, "--out", folder.File("out"));
        var episode = Text(Root((await File.ReadAllLinesAsync(folder.File("out/detections.ndjson")))[0]).GetProperty("flowkafka").GetProperty("episode"), "id");
        var windows = (await File.ReadAllLinesAsync(folder.File("out/windows.ndjson"))).Where(line => line.Contains($"\"conversation\":{{\"id\":\"{episode}\"", StringComparison.Ordinal)).ToArray();

        Assert.Equal(12, windows.Length);
        Assert.All(windows, line => Assert.Contains($"\"{SmallModel.Miner}\"", line, StringComparison.Ordinal));
    }

    private static async Task<CommandRun> ScoreAsync(TemporaryFolder folder, params string[] options)
    {
        var model = await SmallModel.TrainAsync(folder);
        var log = folder.Write("logs/one.log", SmallModel.MinerLog(12).Text);
        var other = folder.Write("logs/other.log", new FlowLog().Talk(3, 12, "10.0.0.2", "203.0.113.9", 443, 500, 900).Text);
        return await CommandRun.Of(["score", "--format", "bulk", "--model", model, .. options, log, other]);
    }

    private static IEnumerable<string> Of(string[] documents, string dataset) => documents
        .Where(document => document.Contains($"\"data_stream\":{{\"type\":\"logs\",\"dataset\":\"{dataset}\"", StringComparison.Ordinal))
        .Select(document => Added().Replace(document, ""));

    private static JsonElement Root(string line) => JsonDocument.Parse(line).RootElement;

    private static string Text(JsonElement element, string property) => element.GetProperty(property).GetString()!;

    [GeneratedRegex("\"data_stream\":\\{[^}]*\\},|\"ingested\":\"[^\"]*\",")]
    private static partial Regex Added();
}
