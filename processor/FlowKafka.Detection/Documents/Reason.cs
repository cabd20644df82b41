using System.Globalization;
using FlowKafka.Detection.Episodes;
using FlowKafka.Detection.Orientation;
using FlowKafka.Detection.Verdicts;

namespace FlowKafka.Detection.Documents;

/// <summary>Says a revision in one English sentence, with every number that took part.</summary>
internal static class Reason
{
    public static string Of(EpisodeRevision revision, in TypicalPoint typical) =>
        Opening(revision)
            + (revision.Points.Count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"; a typical window has {typical.ClientBytes:N0} bytes in {typical.ClientPackets:N0} packets from the client and {typical.ServerBytes:N0} bytes in {typical.ServerPackets:N0} packets from the server"))
            + string.Create(CultureInfo.InvariantCulture, $"; {revision.PartialPoints} partial windows were left out, and {revision.Conversation.SilentWindows} silent and {revision.Conversation.UnknownWindows} unknown ones lie in between")
            + (revision.Conversation.SampledWindows == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"; {revision.Conversation.SampledWindows} windows are of sampled packets, scaled to the whole, which the models were not measured on"))
            + $"; {Client(revision.Orientation)}"
            + (revision.Phase == EpisodePhase.Closed ? $"; the pair has been silent for {IsoTime.Spoken(revision.EpisodeSilence)}." : ".");

    private static string Opening(EpisodeRevision revision)
    {
        var best = revision.Best;
        var duration = IsoTime.Spoken(TimeSpan.FromMilliseconds(revision.End - revision.Conversation.Start));
        var transport = EcsObjects.Transport(revision.Episode.Pair.Protocol);
        var talk = $"{revision.Client} {Verb(revision.Phase)} to {Server(revision)}{(transport is null ? "" : $" ({transport})")} since {IsoTime.Of(revision.Conversation.Start)}, for {duration}";
        var findings = string.Join("; ", revision.Findings.Select(finding => FindingText.Of(finding)));
        var rule = DetectionRule.Of(revision);
        if (best.Matched || revision.Findings.Count == 0)
            return $"{talk}, like a miner: {Membership(revision)}{(best.Matched ? "" : " and does not match at present")}{Whole(best)}{(findings.Length > 0 ? "; " + findings : "")}";
        return $"{talk}{(rule.IsMining ? ", like a miner" : "")}: {findings}; no model matches{(best.Complete > 0 ? $": {Membership(revision)}" : "")}";
    }

    private static string Membership(EpisodeRevision revision)
    {
        var best = revision.Best;
        return string.Create(CultureInfo.InvariantCulture, $"{best.InHull} of {best.Complete} complete {IsoTime.Spoken(revision.WindowSize)} windows of the last {IsoTime.Spoken(revision.Horizon)} ({100 * best.Rate:0.#} %) lie in the hull of model {best.Model.Name} {best.Model.Version}, which asks for {100 * best.Demand.MembershipThreshold:0.###} % of at least {best.Demand.Points}");
    }

    private static string Whole(ModelVerdict verdict)
    {
        if (verdict.Bar is not { } bar || (bar.Companions.IsEmpty && bar.ShapeDepth is null))
            return "";
        var shape = bar.ShapeDepth is null ? "" : $"; over all windows it {(bar.IsInShape ? "varies" : "does not vary")} as the miners of that model do";
        var companions = bar.Companions.IsEmpty ? "" : $"{(shape.Length > 0 ? ":" : "; over all windows")} {string.Join(", ", bar.Companions.Select(Spoken))}";
        return shape + companions;
    }

    private static string Spoken(CompanionValue value)
    {
        var bounds = value.Bound switch
        {
            { Minimum: { } least, Maximum: { } most } => string.Create(CultureInfo.InvariantCulture, $"{least:0.###} to {most:0.###}"),
            { Minimum: { } least } => string.Create(CultureInfo.InvariantCulture, $"at least {least:0.###}"),
            { Maximum: { } most } => string.Create(CultureInfo.InvariantCulture, $"at most {most:0.###}"),
            _ => "any",
        };
        return string.Create(CultureInfo.InvariantCulture, $"{value.Bound.Companion} {value.Value:0.###} ({bounds})");
    }

    private static string Verb(EpisodePhase phase) => phase == EpisodePhase.Closed ? "talked" : "has talked";

    private static string Server(EpisodeRevision revision)
    {
        var address = revision.Server.ToString();
        if (revision.ServerPort == 0)
            return address;
        return string.Create(CultureInfo.InvariantCulture, $"{(revision.Server.IsV4 ? address : $"[{address}]")}:{revision.ServerPort}");
    }

    private static string Client(in ClientVerdict verdict) => verdict.Evidence switch
    {
        ClientEvidence.SynFlags => $"SYN flags tell who the client is (in {Windows(verdict.Votes)})",
        ClientEvidence.PortAsymmetry => $"the ports tell who the client is: many or changing against one (in {Windows(verdict.Votes)})",
        ClientEvidence.ServicePorts => $"the server's known service port tells who the client is (in {Windows(verdict.Votes)})",
        ClientEvidence.OwnNetworks => "the client is the one inside the own networks",
        _ => "nothing tells who the client is, so the lower address was taken",
    };

    private static string Windows(int count) => count == 1 ? "1 window" : string.Create(CultureInfo.InvariantCulture, $"{count} windows");
}
