using FlowKafka.Detection.Findings;
using FlowKafka.Detection.Knowledge;
using FlowKafka.Detection.Orientation;
using FlowKafka.Detection.Profiles;
using FlowKafka.Flows;
using FlowKafka.Streams.Points;

namespace FlowKafka.Detection.Verdicts;

/// <summary>All detectors side by side: asks them of a profile, and keeps what they found until the next.</summary>
internal sealed class FindingPanel(JudgeOptions options)
{
    private readonly IDetector[] _detectors = [.. options.Detectors];
    private readonly Finding[] _found = new Finding[options.Detectors.Count];
    private readonly OwnNetworks _ownNetworks = options.OwnNetworks;
    private readonly IKnowledgeSource _knowledge = options.Knowledge;
    private readonly bool[] _reportedAlone = [.. Enum.GetValues<FindingKind>().Select(kind => options.ReportedAlone.Contains(kind))];
    private readonly long _size = options.WindowSize.Ticks / TimeSpan.TicksPerMillisecond;
    private int _count;

    /// <summary>What was found, in the order of the detectors.</summary>
    public ReadOnlySpan<Finding> Found => _found.AsSpan(0, _count);

    /// <summary>True when something of it is worth an episode by itself.</summary>
    public bool IsAnyReportedAlone { get; private set; }

    /// <summary>The lists that were in effect in a profile's newest window.</summary>
    public KnownLists ListsOf(Profile profile) => _knowledge.At(profile.LastEnd - _size);

    /// <summary>Asks all detectors.</summary>
    public void Find(Profile profile, ReadOnlySpan<OrientedWindow> windows, int inHull, KnownLists lists)
    {
        (_count, IsAnyReportedAlone) = (0, false);
        if (_detectors.Length == 0)
            return;
        var evidence = EvidenceOf(profile, windows, inHull, lists);
        foreach (var detector in _detectors)
        {
            var finding = detector.Find(evidence);
            if (!finding.IsFound)
                continue;
            _found[_count++] = finding;
            IsAnyReportedAlone |= _reportedAlone[(int)finding.Kind];
        }
    }

    /// <summary>The entry of an allow-list that silences the conversation; null when none does.</summary>
    public static ListHit? Allowed(Profile profile, KnownLists lists)
    {
        var client = profile.Orientation.Client == Side.Lower ? profile.Pair.Lower : profile.Pair.Higher;
        return lists.Allowed(client, ServerOf(profile), ServerPortOf(profile));
    }

    /// <summary>The best hit of a profile's server on the lists; null without one.</summary>
    public ListHit? ListHitOf(Profile profile) => ListsOf(profile).Find(ServerOf(profile), ServerPortOf(profile));

    private ConversationEvidence EvidenceOf(Profile profile, ReadOnlySpan<OrientedWindow> windows, int inHull, KnownLists lists) => new()
    {
        Pair = profile.Pair,
        Conversation = profile.Conversation,
        Orientation = profile.Orientation,
        Direction = NetworkDirection.Of(profile.Pair, profile.Orientation.Client, _ownNetworks),
        ServerPort = ServerPortOf(profile),
        End = profile.LastEnd,
        WindowSize = _size,
        Windows = windows,
        InHull = inHull,
        Rejects = profile.Rejects,
        LongRecords = profile.LongRecords,
        Server = profile.Server,
        Client = profile.Client,
        Network = profile.Network.Context,
        Rotation = profile.Rotation,
        Lists = lists,
    };

    private static IpAddress ServerOf(Profile profile) =>
        profile.Rotation?.Newest ?? (profile.Orientation.Client == Side.Lower ? profile.Pair.Higher : profile.Pair.Lower);

    private static ushort ServerPortOf(Profile profile)
    {
        if (profile.Rotation is { } rotation)
            return rotation.Port;
        var port = profile.Orientation.Client == Side.Lower ? profile.HigherPort : profile.LowerPort;
        return port != 0 ? port : profile.Rejects.Port;
    }
}
