using System.Globalization;
using FlowKafka.Detection.Findings;
using FlowKafka.Detection.Findings.Detectors;

namespace FlowKafka.Detection.Documents;

/// <summary>Says a finding in some words, with its numbers.</summary>
internal static class FindingText
{
    public static string Of(in Finding finding)
    {
        var (value, bound, second, label) = (finding.Value, finding.Bound, finding.Second, finding.Label);
        return finding.Kind switch
        {
            FindingKind.HullMembership => Text($"{100 * value:0.#} % of its {second:0} windows lie in a model's hull, though it meets no bar"),
            FindingKind.LongFlow => Text($"it has gone on for {value:0.#} h (long from {bound:0.#} h on)"),
            FindingKind.QuietLongFlow => Text($"it is quiet, with {value:N0} bytes an hour over {second:0.#} h (at most {bound:N0})"),
            FindingKind.PeriodicFlow when second > 0 => Text($"it comes back every {second:0} s (regularity {value:0.##}, at least {bound:0.##})"),
            FindingKind.PeriodicFlow => Text($"it never pauses and hardly varies (regularity {value:0.##}, at least {bound:0.##})"),
            FindingKind.BlockedMiner => Text($"it was refused and tried again in {value:0} windows (at least {bound:0}), {second:0.#} times in each"),
            FindingKind.PoolRotation => Text($"it hops over {value:0} addresses of {label}"),
            FindingKind.RareServer => Text($"hardly anyone else speaks with the server: {second:0} clients, {100 * value:0.##} % (at most {100 * bound:0} %)"),
            FindingKind.CommonServer => Text($"many others speak with the server: {second:0} clients, {100 * value:0.#} % (at least {100 * bound:0} %)"),
            FindingKind.NewServer => Text($"the server was first seen {value:0.#} days ago (at most {bound:0})"),
            FindingKind.OldServer => Text($"the server has been known for {value:0} days (at least {bound:0})"),
            FindingKind.MiningServer => Text($"{value:0} clients speak with the server like miners"),
            FindingKind.MiningProxy => Text($"{value:0} clients speak like miners with this client"),
            FindingKind.UnusualForHost => Unusual(finding),
            FindingKind.MiningPort => Text($"the server's port is one of pools{Of(label)}"),
            FindingKind.PoolList => Text($"the server is on a list of pools{Of(label)}"),
            FindingKind.DenyList => Text($"a list names it{Of(label)}"),
            FindingKind.PeerToPeerNode => Text($"the server is a node of {label}, with {second:N0} bytes both ways: contact, which is no mining by itself"),
            _ => "",
        };
    }

    private static string Unusual(in Finding finding) => finding.Label switch
    {
        UnusualForHostDetector.Hour => Text($"the client is hardly ever active at this hour (on {100 * finding.Value:0} % of days)"),
        UnusualForHostDetector.Servers => Text($"the client speaks with unusually many servers ({finding.Value:0.#} deviations above its median)"),
        _ => Text($"the client sends unusually much ({finding.Value:0.#} deviations above its median)"),
    };

    private static string Of(string? label) => string.IsNullOrEmpty(label) ? "" : $" ({label})";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
