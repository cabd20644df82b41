using FlowKafka.Processor.Scoring;
using FlowKafka.Simulation;

namespace FlowKafka.Processor.Demo;

/// <summary>What was flagged, held against what is true. An episode of low severity is neither a find nor an alarm.</summary>
/// <param name="Miners">Every planted miner.</param>
/// <param name="FalseAlarms">The gravest flagged episode of each flagged pair that does not mine.</param>
/// <param name="OtherMining">Other flagged pairs that mine, as those of a donation.</param>
/// <param name="LowOnMiners">Pairs that mine with episodes of low severity only.</param>
/// <param name="LowOnOthers">Pairs that do not mine, with episodes of low severity only.</param>
/// <param name="Pairs">Pairs of the network that do not mine.</param>
internal sealed record DemoVerdict(
    IReadOnlyList<DemoMiner> Miners, IReadOnlyList<DemoAlarm> FalseAlarms, int OtherMining, int LowOnMiners, int LowOnOthers, int Pairs)
{
    /// <summary>Miners that were found.</summary>
    public int Found => Miners.Count(m => m.Found is not null);

    /// <summary>Compares episodes with a simulation's truth.</summary>
    public static DemoVerdict Of(NetworkSimulator truth, FoundEpisodes episodes)
    {
        var kinds = new Dictionary<string, TrafficKind>(StringComparer.Ordinal);
        foreach (var conversation in truth.Conversations)
            kinds[Key(conversation.Client.ToString(), conversation.Server.ToString())] = conversation.Kind;
        var byPair = episodes.ByGravity.GroupBy(e => Key(e.Newest.Client.Ip, e.Newest.Server.Ip), StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        DemoMiner[] miners = [.. truth.Miners.Select(m => new DemoMiner(m, Keys(m).Select(key => byPair.GetValueOrDefault(key)).FirstOrDefault(e => e?.IsFlagged == true)))];
        var planted = truth.Miners.SelectMany(Keys).ToHashSet(StringComparer.Ordinal);
        var alarms = new List<DemoAlarm>();
        var (other, lowOnMiners, lowOnOthers) = (0, 0, 0);
        foreach (var (key, episode) in byPair)
        {
            TrafficKind? kind = kinds.TryGetValue(key, out var known) ? known : null;
            var mines = kind?.IsMining() == true || planted.Contains(key);
            if (!episode.IsFlagged)
                (lowOnMiners, lowOnOthers) = mines ? (lowOnMiners + 1, lowOnOthers) : (lowOnMiners, lowOnOthers + 1);
            else if (!mines)
                alarms.Add(new(episode, kind));
            else if (!planted.Contains(key))
                other++;
        }

        return new(miners, alarms, other, lowOnMiners, lowOnOthers, kinds.Values.Count(kind => !kind.IsMining()));
    }

    // A pool may have several addresses; the server of a donation is no sign that the miner itself was found.
    private static IEnumerable<string> Keys(SimulatedMiner miner) =>
        miner.Servers.Take(miner.Kind == TrafficKind.XmrStratum ? Math.Max(1, miner.Servers.Count - 1) : miner.Servers.Count).Select(server => Key(miner.Client.ToString(), server.ToString()));

    // The order of the two does not matter: who is the client is judge's to tell, and may be wrong.
    private static string Key(string one, string other) =>
        string.CompareOrdinal(one, other) <= 0 ? $"{one} {other}" : $"{other} {one}";
}
