using System.Globalization;
using System.Text.Json;
using FlowKafka.Processor.Reports;

namespace FlowKafka.Processor.Scoring;

/// <summary>A detection as its document tells it: what people are shown is what is delivered.</summary>
internal sealed record DetectionRecord
{
    public required string EpisodeId { get; init; }

    public required int Revision { get; init; }

    /// <summary>open, rising, ongoing or closed.</summary>
    public required string State { get; init; }

    public required int Severity { get; init; }

    public required int RiskScore { get; init; }

    public required string Reason { get; init; }

    /// <summary>The document's <c>@timestamp</c>, Unix milliseconds.</summary>
    public required long Timestamp { get; init; }

    /// <summary>Start of the conversation, Unix milliseconds.</summary>
    public required long Start { get; init; }

    /// <summary>End of its newest window, Unix milliseconds.</summary>
    public required long End { get; init; }

    public required DetectionPeer Client { get; init; }

    public required DetectionPeer Server { get; init; }

    /// <summary>The pair as windows.ndjson names it, see <see cref="WindowLine.KeyOf"/>.</summary>
    public required string PairKey { get; init; }

    /// <summary>The lower address of the pair.</summary>
    public required string Lower { get; init; }

    public required string ModelName { get; init; }

    public required string ModelVersion { get; init; }

    public required int Complete { get; init; }

    public required int InHull { get; init; }

    public required int Minimum { get; init; }

    public required (int Partial, int Silent, int Unknown) LeftOut { get; init; }

    public required (double Rate, double Threshold) Membership { get; init; }

    /// <summary>Mean depth of the complete points in the hulls of the model that judged best.</summary>
    public required double Depth { get; init; }

    /// <summary>What each model said, the best first.</summary>
    public required IReadOnlyList<ReportVerdict> Verdicts { get; init; }

    /// <summary>What the detectors found, the weightiest first.</summary>
    public required IReadOnlyList<ReportFinding> Findings { get; init; }

    /// <summary>The campaign that it is part of; empty when it is part of none.</summary>
    public required string Campaign { get; init; }

    /// <summary>What speaks for mining: the models that match, else the findings that weigh something, else the first of any.</summary>
    public string By => Verdicts.Any(v => v.IsMatch)
        ? string.Join(", ", Verdicts.Where(v => v.IsMatch).Select(v => v.IsShadow ? $"{v.Model} (shadow)" : v.Model))
        : Findings.Count == 0 ? ModelName : string.Join(", ", (Findings.Any(f => f.LogOdds > 0) ? Findings.Where(f => f.LogOdds > 0) : Findings.TakeLast(1)).Select(f => f.Name));

    public required (string Evidence, int Rank, int Votes) Orientation { get; init; }

    public required TimeSpan WindowSize { get; init; }

    /// <summary>Reads a document.</summary>
    public static DetectionRecord Read(ReadOnlyMemory<byte> document)
    {
        using var json = JsonDocument.Parse(document);
        var root = json.RootElement;
        var (about, own) = (root.GetProperty("event"), root.GetProperty("flowkafka"));
        var (episode, model, points) = (own.GetProperty("episode"), own.GetProperty("model"), own.GetProperty("points"));
        var (membership, orientation) = (own.GetProperty("membership"), own.GetProperty("orientation"));
        var ips = root.GetProperty("related").GetProperty("ip");
        var lower = Text(ips[0]);
        var protocol = int.Parse(Text(root.GetProperty("network").GetProperty("iana_number")), CultureInfo.InvariantCulture);
        return new()
        {
            EpisodeId = Text(episode.GetProperty("id")),
            Revision = episode.GetProperty("revision").GetInt32(),
            State = Text(episode.GetProperty("state")),
            Severity = about.GetProperty("severity").GetInt32(),
            RiskScore = about.GetProperty("risk_score").GetInt32(),
            Reason = Text(about.GetProperty("reason")),
            Timestamp = Time(root.GetProperty("@timestamp")),
            Start = Time(about.GetProperty("start")),
            End = Time(about.GetProperty("end")),
            Client = DetectionPeer.Read(root.GetProperty("client")),
            Server = DetectionPeer.Read(root.GetProperty("server")),
            PairKey = WindowLine.KeyOf(lower, Text(ips[1]), protocol, own.TryGetProperty("tenant", out var tenant) ? Text(tenant) : ""),
            Lower = lower,
            ModelName = Text(model.GetProperty("name")),
            ModelVersion = Text(model.GetProperty("version")),
            Complete = points.GetProperty("complete").GetInt32(),
            InHull = points.GetProperty("in_hull").GetInt32(),
            Minimum = points.GetProperty("minimum").GetInt32(),
            LeftOut = (points.GetProperty("partial").GetInt32(), points.GetProperty("silent_windows").GetInt32(), points.GetProperty("unknown_windows").GetInt32()),
            Membership = (membership.GetProperty("rate").GetDouble(), membership.GetProperty("threshold").GetDouble()),
            Depth = membership.GetProperty("depth").GetDouble(),
            Verdicts = VerdictRecords.Read(own),
            Findings = [.. own.GetProperty("findings").EnumerateArray().Select(ReportFinding.Read)],
            Campaign = own.TryGetProperty("campaign", out var campaign) ? Text(campaign.GetProperty("id")) : "",
            Orientation = (Text(orientation.GetProperty("evidence")), orientation.GetProperty("rank").GetInt32(), orientation.GetProperty("votes").GetInt32()),
            WindowSize = TimeSpan.FromSeconds(points.GetProperty("window_seconds").GetDouble()),
        };
    }

    private static string Text(JsonElement element) => element.GetString() ?? "";

    private static long Time(JsonElement element) => element.GetDateTimeOffset().ToUnixTimeMilliseconds();
}
