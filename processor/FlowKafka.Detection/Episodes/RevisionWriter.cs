using FlowKafka.Detection.Findings;
using FlowKafka.Detection.Orientation;
using FlowKafka.Detection.Profiles;
using FlowKafka.Detection.Verdicts;
using FlowKafka.Streams.Points;

namespace FlowKafka.Detection.Episodes;

/// <summary>Puts together what a revision says, from a profile and an episode's state and nothing else.</summary>
internal sealed class RevisionWriter(JudgeOptions options, Panel panel)
{
    public EpisodeRevision Describe(Profile profile, EpisodePhase phase, EpisodeState state, int firstWindow)
    {
        var client = profile.Orientation.Client;
        var hasConnections = profile.ConnectionsEnd > state.AsOf - (options.Horizon.Ticks / TimeSpan.TicksPerMillisecond);
        var newest = hasConnections ? profile.Newest : default;
        var (complete, partial) = Split(profile, firstWindow);
        var assessment = panel.Assess(profile, firstWindow, state.AsOf);
        Finding[] findings = [.. panel.Found];
        Array.Sort(findings, FindingOrder.WeightiestFirst);
        var (lower, higher) = (profile.LowerPort, profile.HigherPort);
        if (!newest.IsEmpty)
            (lower, higher) = client == Side.Lower ? (newest.LowerPort, higher) : (lower, newest.HigherPort);
        if (profile.Rotation is { } rotation)
            (lower, higher) = client == Side.Lower ? (lower, rotation.Port) : (rotation.Port, higher);
        return new EpisodeRevision
        {
            Episode = state,
            Phase = phase,
            WindowSize = options.WindowSize,
            Horizon = options.Horizon,
            EpisodeSilence = options.EpisodeSilence,
            End = profile.LastEnd,
            Conversation = profile.Conversation,
            Orientation = profile.Orientation,
            Direction = NetworkDirection.Of(profile.Pair, client, options.OwnNetworks),
            ClientPort = client == Side.Lower ? lower : higher,
            ServerPort = client == Side.Lower ? higher : lower,
            Connections = hasConnections ? Connections(profile) : [],
            Reporter = Reporter(profile),
            Verdicts = panel.Judge(profile, firstWindow, state.AsOf),
            Points = complete,
            PartialPoints = partial,
            Combined = assessment.Score,
            Allowed = assessment.Allowed,
            Findings = findings,
            Rejects = profile.Rejects,
            LongRecords = profile.LongRecords,
            ServerContext = profile.Server,
            ClientContext = profile.Client,
            Network = profile.Network.Context,
            Rotation = profile.Rotation,
            ListHit = panel.ListHitOf(profile),
        };
    }

    private static (OrientedPoint[] Complete, int Partial) Split(Profile profile, int firstWindow)
    {
        var complete = new List<OrientedPoint>(profile.Points.Count);
        var partial = 0;
        for (var i = 0; i < profile.Points.Count; i++)
        {
            if (profile.IsComplete(i, firstWindow))
                complete.Add(profile.Points[i].Orient(profile.Orientation.Client));
            else if (profile.Points[i].Window >= firstWindow)
                partial++;
        }

        return ([.. complete], partial);
    }

    private static FiveTuple[] Connections(Profile profile) =>
        profile.Newest.IsEmpty ? [] : profile.SecondNewest.IsEmpty ? [profile.Newest] : [profile.Newest, profile.SecondNewest];

    private static string Reporter(Profile profile)
    {
        var (client, server) = profile.Orientation.Client == Side.Lower
            ? (profile.LowerReporter, profile.HigherReporter)
            : (profile.HigherReporter, profile.LowerReporter);
        return client.Length > 0 ? client : server;
    }
}
