using System.Buffers;
using System.Text.Json;
using FlowKafka.Detection;
using FlowKafka.Detection.Correlation;
using FlowKafka.Detection.Documents;
using FlowKafka.Detection.Episodes;
using FlowKafka.Detection.Findings;
using FlowKafka.Detection.Knowledge;
using FlowKafka.Detection.Tests;
using FlowKafka.Flows;

namespace FlowKafka.Elasticsearch.Tests.Rules;

/// <summary>Documents of each kind, by what they tell of, as the program writes them.</summary>
internal static class WrittenDocuments
{
    private static readonly Finding Listed = new(FindingKind.PoolList, 2, 1, 1) { Label = "pools@1: xmr pool" };
    private static readonly Finding Denied = new(FindingKind.DenyList, 1, 1, 1) { Label = "ours@1" };
    private static readonly Finding Quiet = new(FindingKind.QuietLongFlow, 1, 400_000, 1_000_000) { Second = 10 };
    private static readonly Finding Long = new(FindingKind.LongFlow, 1, 9.5, 9);
    private static readonly Finding Blocked = new(FindingKind.BlockedMiner, 1, 6, 6) { Second = 8 };
    private static readonly Finding Node = new(FindingKind.PeerToPeerNode, 1, 1, 1) { Second = 1234, Label = "Bitcoin" };

    public static OrderedDictionary<string, JsonElement> All { get; } = Write();

    public static OrderedDictionary<string, FlatDocument> Flat { get; } =
        new(All.Select(document => KeyValuePair.Create(document.Key, FlatDocument.Of(document.Value))), StringComparer.Ordinal);

    private static OrderedDictionary<string, JsonElement> Write()
    {
        var all = new OrderedDictionary<string, JsonElement>(StringComparer.Ordinal);
        var miner = Mine("10.0.0.5");
        foreach (var revision in miner)
            all.TryAdd($"miner {revision.Phase} at {revision.Severity}".ToLowerInvariant(), Parse(Recorder.Json(revision)));
        all["long flow"] = Parse(Recorder.Json(Found(Long)));
        all["blocked miner"] = Parse(Recorder.Json(Found(Blocked)));
        all["blocked miner at a listed pool"] = Parse(Recorder.Json(Found(Blocked, Listed)));
        all["quiet flow with a listed server"] = Parse(Recorder.Json(Found(Quiet, Denied) with { ListHit = Hit(ListKind.Deny) }));
        all["quiet flow"] = Parse(Recorder.Json(Found(Quiet)));
        all["node"] = Parse(Recorder.Json(Found(Node) with { ListHit = Hit(ListKind.BitcoinNode) }));
        var campaigns = new Campaigns();
        var correlator = new Correlator(new());
        foreach (var (client, window) in (ReadOnlySpan<(string, int)>)[("10.0.0.5", 0), ("10.0.0.6", 0), ("10.0.0.7", 6)])
        {
            foreach (var revision in Mine(client, window))
                correlator.Take(VerdictEntry.Of(revision, System.Text.Encoding.UTF8.GetBytes(Recorder.Json(revision))));
        }

        correlator.Close(Trace.EndOf(1_000), campaigns);
        foreach (var campaign in campaigns.Documents)
        {
            var told = campaign.GetProperty("flowkafka").GetProperty("campaign");
            all.TryAdd($"campaign of {told.GetProperty("clients")} {told.GetProperty("state")}", campaign);
        }

        all["window"] = Window();
        return all;
    }

    private static IEnumerable<EpisodeRevision> Mine(string client, int from = 0) =>
        new Bench(null, BoxModel.Of("xmr")).Run(new Trace(client, "203.0.113.9").Talk(from, from + 90), from + 110).Recorder.Revisions;

    private static EpisodeRevision Found(params Finding[] findings) =>
        new Bench(
            new JudgeOptions { Detectors = [.. findings.Select(finding => new Fixed(finding))], ReportedAlone = findings.Select(finding => finding.Kind).ToHashSet() },
            BoxModel.Of("xmr")).Run(new Trace("10.0.0.8", "203.0.113.10").Talk(0, 3, bytes: 1000), 3).Recorder.Revisions[0];

    private static ListHit Hit(ListKind kind) => new(kind, "ours", "1", "203.0.113.10");

    private static JsonElement Window()
    {
        var buffer = new ArrayBufferWriter<byte>();
        var document = new WindowDocument(OwnNetworks.Private, []);
        document.Write(new Trace("10.0.0.5", "203.0.113.9").One(0, 50).Points[0], buffer);
        return Parse(System.Text.Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    private static JsonElement Parse(string json) => JsonDocument.Parse(json).RootElement;

    private sealed class Fixed(Finding finding) : IDetector
    {
        public FindingKind Kind => finding.Kind;

        public Finding Find(in ConversationEvidence evidence) => finding;
    }

    private sealed class Campaigns : ICorrelationSink
    {
        public List<JsonElement> Documents { get; } = [];

        public void Deliver(string id, ReadOnlySpan<byte> document)
        {
            var root = Parse(System.Text.Encoding.UTF8.GetString(document));
            if (root.GetProperty("event").GetProperty("action").GetString() == "cryptomining_campaign")
                Documents.Add(root);
        }
    }
}
