using FlowKafka.Processor.Scoring;
using FlowKafka.Simulation;

namespace FlowKafka.Processor.Demo;

/// <summary>What was found, held against what is true.</summary>
/// <param name="Miners">Every planted miner.</param>
/// <param name="FalseAlarms">Episodes on pairs that do not mine.</param>
/// <param name="OtherMining">Episodes on other pairs that mine, as those of a donation.</param>
/// <param name="Pairs">Pairs of the network that do not mine.</param>
internal sealed record DemoVerdict(
    IReadOnlyList<DemoMiner> Miners, IReadOnlyList<DemoAlarm> FalseAlarms, int OtherMining, int Pairs)
{
    /// <summary>Miners that were found.</summary>
    public int Found => Miners.Count(m => m.Found is not null);

    /// <summary>Compares episodes with a simulation's truth.</summary>
    public static DemoVerdict Of(NetworkSimulator truth, FoundEpisodes episodes)
    {
        var byPair = episodes.ByGravity.ToLookup(e => Key(e.Newest.Client.Ip, e.Newest.Server.Ip), StringComparer.Ordinal);
        var kinds = new Dictionary<string, TrafficKind>(StringComparer.Ordinal);
        foreach (var conversation in truth.Conversations)
            kinds[Key(conversation.Client.ToString(), conversation.Server.ToString())] = conversation.Kind;
        DemoMiner[] miners = [.. truth.Miners.Select(m => new DemoMiner(m, Keys(m).SelectMany(key => byPair[key]).FirstOrDefault()))];
        var planted = truth.Miners.SelectMany(Keys).ToHashSet(StringComparer.Ordinal);
        var alarms = new List<DemoAlarm>();
        var other = 0;
        foreach (var pair in byPair)
        {
            TrafficKind? kind = kinds.TryGetValue(pair.Key, out var known) ? known : null;
            if (planted.Contains(pair.Key))
                continue;
            if (kind?.IsMining() == true)
                other++;
            else
                alarms.Add(new(pair.First(), kind));
        }

        return new(miners, alarms, other, kinds.Values.Count(kind => !kind.IsMining()));
    }

    // A pool may have several addresses; the server of a donation is no sign that the miner itself was found.
    private static IEnumerable<string> Keys(SimulatedMiner miner) =>
        miner.Servers.Take(Math.Max(1, miner.Servers.Count - 1)).Select(server => Key(miner.Client.ToString(), server.ToString()));

    // The order of the two does not matter: who is the client is judge's to tell, and may be wrong.
    private static string Key(string one, string other) =>
        string.CompareOrdinal(one, other) <= 0 ? $"{one} {other}" : $"{other} {one}";
}
