using System.Globalization;
using System.Net;
using System.Text.Json;
using FlowKafka.Detection.Documents;
using FlowKafka.Flows;
using FlowKafka.Kafka.Pipeline;
using FlowKafka.Processor.Verbs;
using FlowKafka.Testing.Elasticsearch;

namespace FlowKafka.Processor.Tests.Elasticsearch;

/// <summary>What is written is mapped, with values that the mapping takes; and what is mapped is written.</summary>
public sealed class MappedDocumentsTests
{
    private static readonly DocumentMapping Mapping = DocumentMapping.Current;

    // Mapped, and in none of the documents below, with the reason.
    private static readonly Dictionary<string, string> Elsewhere = new()
    {
        ["event.ingested"] = "stamped when a document is delivered",
        ["data_stream."] = "stamped when a document is delivered",
        ["host.name"] = "the pipeline's documents",
        ["service."] = "the pipeline's documents",
        ["flowkafka.pipeline."] = "the pipeline's documents",
        ["flowkafka.stage."] = "the pipeline's documents",
        ["flowkafka.campaign.cut"] = "only of campaigns with more members than are listed",
        ["flowkafka.campaign.merged"] = "only where two campaigns turn out to be one",
        ["flowkafka.findings.factor"] = "only of findings that weigh upon the whole score",
        ["flowkafka.rotation."] = "only of miners that hop over a pool's addresses for hours",
        ["flowkafka.list."] = "only of servers that are on a list",
        ["flowkafka.allowed."] = "only of what a list allows",
        ["flowkafka.long_records."] = "only where records are longer than windows",
        ["flowkafka.window.long_records."] = "only where records are longer than windows",
        ["flowkafka.window.refused."] = "only where a firewall refuses",
        ["flowkafka.rejects."] = "only where a firewall refuses",
        ["flowkafka.points.sampled_windows"] = "only of sampled logs",
        ["flowkafka.conversation.sampled_windows"] = "only of sampled logs",
        ["flowkafka.window.sampled"] = "only of sampled logs",
    };

    [Fact]
    public async Task EveryFieldOfEveryDocument_IsMapped_AndTakesItsValue_AndNoOtherFieldIsMapped()
    {
        var written = new HashSet<string>(StringComparer.Ordinal);
        var wrong = new SortedSet<string>(StringComparer.Ordinal);
        await foreach (var document in DocumentsAsync())
        {
            using var json = JsonDocument.Parse(document);
            Visit("", json.RootElement, (path, value) =>
            {
                written.Add(path);
                if (Mapping.TypeOf(path) is not { } type)
                    wrong.Add($"{path} is not mapped");
                else if (!Takes(type, value))
                    wrong.Add($"{path} is a {type}, and not {value.GetRawText()}");
            });
        }

        Assert.Empty(wrong);
        var unwritten = Mapping.Paths.Where(path => !written.Contains(path) && !Elsewhere.Keys.Any(key => IsOf(path, key)));
        Assert.Empty(unwritten);
        Assert.All(Elsewhere.Keys, key => Assert.Contains(Mapping.Paths, path => IsOf(path, key)));
    }

    [Fact]
    public void EveryCounterAndReason_IsMapped()
    {
        string[] wanted =
        [
            .. Enum.GetNames<PipelineCounter>().Select(name => "counters." + Snake(name)),
            .. Enum.GetNames<SkipReason>().Select(name => "skipped." + Snake(name)),
            .. Enum.GetNames<RejectReason>().Select(name => "rejected." + Snake(name)),
            "interval_seconds",
        ];
        var mapped = Mapping.Paths.Where(path => path.StartsWith("flowkafka.pipeline.", StringComparison.Ordinal)).Select(path => path["flowkafka.pipeline.".Length..]);
        Assert.Empty(wanted.Except(mapped));
    }

    [Theory]
    [InlineData("ip", "\"10.0.0.1\"", true)]
    [InlineData("ip", "\"10.0.0.1:80\"", false)]
    [InlineData("date", "\"2026-01-12T00:20:00.000Z\"", true)]
    [InlineData("date", "\"12.1.2026\"", false)]
    [InlineData("long", "1", true)]
    [InlineData("long", "1.5", false)]
    [InlineData("long", "\"1\"", false)]
    [InlineData("double", "1e300", true)]
    [InlineData("float", "\"x\"", false)]
    [InlineData("boolean", "true", true)]
    [InlineData("boolean", "1", false)]
    [InlineData("keyword", "\"x\"", true)]
    [InlineData("keyword", "1", false)]
    public void Takes_AValue_OnlyWhereTheTypeIsItsOwn(string type, string value, bool takes)
    {
        using var json = JsonDocument.Parse(value);
        Assert.Equal(takes, Takes(type, json.RootElement));
    }

    private static async IAsyncEnumerable<string> DocumentsAsync()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(RepositoryFolder.Root, "tests", "FlowKafka.Detection.Tests", "Documents"), "*.json"))
            yield return await File.ReadAllTextAsync(file);
        foreach (var model in ModelFiles.Load([]))
        {
            foreach (var document in ModelDocument.Of(model, timestamp: 0, "default"))
                yield return System.Text.Encoding.UTF8.GetString(document.Json.Span);
        }

        using var folder = new TemporaryFolder();
        var simulated = await CommandRun.Of(
            "simulate", "--out", folder.Path, "--seed", "3", "--hosts", "12", "--hours", "3", "--miners", "3", "--btc-miners", "1", "--aggregation", "mixed");
        Assert.Equal(0, simulated.ExitCode);
        var people = folder.Write("people.csv", "# version: 1\naddress,interface,account,from,to,user,host,instance\n10.0.0.0/8,,,,,ann,pc-17,i-0f00\n");
        string[] identities = ["--set", "Identities:Files:0:Name=people", "--set", $"Identities:Files:0:Path={people}"];
        Assert.Equal(0, (await CommandRun.Of(["score", "--out", folder.File("scored"), folder.File("flow-logs.log"), .. identities])).ExitCode);
        foreach (var name in (string[])["detections.ndjson", "windows.ndjson"])
        {
            await foreach (var line in File.ReadLinesAsync(folder.File(Path.Combine("scored", name))))
                yield return line;
        }
    }

    private static void Visit(string path, JsonElement value, Action<string, JsonElement> leaf)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject())
                    Visit(path.Length == 0 ? member.Name : $"{path}.{member.Name}", member.Value, leaf);
                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                    Visit(path, item, leaf);
                break;
            default:
                leaf(path, value);
                break;
        }
    }

    private static bool Takes(string type, JsonElement value) => type switch
    {
        "long" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "double" => value.ValueKind == JsonValueKind.Number && double.IsFinite(value.GetDouble()),
        "float" => value.ValueKind == JsonValueKind.Number && float.IsFinite(value.GetSingle()),
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "ip" => value.ValueKind == JsonValueKind.String && IPAddress.TryParse(value.GetString(), out _),
        "date" => value.ValueKind == JsonValueKind.String && DateTimeOffset.TryParseExact(
            value.GetString(), "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _),
        _ => value.ValueKind == JsonValueKind.String,
    };

    private static bool IsOf(string path, string key) => key.EndsWith('.') ? path.StartsWith(key, StringComparison.Ordinal) : path == key || path == key + "_into";

    private static string Snake(string name) =>
        string.Concat(name.Select((letter, i) => char.IsUpper(letter) ? (i > 0 ? "_" : "") + char.ToLowerInvariant(letter) : letter.ToString()));
}
