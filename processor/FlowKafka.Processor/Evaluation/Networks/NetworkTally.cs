using FlowKafka.Flows;
using FlowKafka.Simulation;

namespace FlowKafka.Processor.Evaluation.Networks;

/// <summary>
/// Counts, over networks of which the truth is known, who had which finding and who was flagged. A miner counts once, with
/// all its pool's addresses; others count by pair. A conversation that hops counts to the miner, or to a pair, that it has.
/// </summary>
internal sealed class NetworkTally
{
    private readonly SortedDictionary<string, NetworkRow> _rows = new(StringComparer.Ordinal);

    /// <summary>Who mines and who doesn't, by kind of traffic; miners first.</summary>
    public IReadOnlyList<NetworkRow> Rows => [.. _rows.Values.OrderByDescending(row => row.IsMining).ThenBy(row => row.Name, StringComparer.Ordinal)];

    /// <summary>Counts one network.</summary>
    /// <param name="truth">The network.</param>
    /// <param name="judged">What was held of its conversations.</param>
    public void Add(NetworkSimulator truth, JudgedNetwork judged)
    {
        var counted = new HashSet<(IpAddress, IpAddress)>();
        foreach (var miner in truth.Miners)
        {
            var all = new JudgedConversation();
            foreach (var server in miner.Servers)
            {
                counted.Add(JudgedNetwork.Key(miner.Client, server));
                if (judged.Find(miner.Client, server) is { } conversation)
                    all.Take(conversation);
            }

            Row(miner.Kind.Label(), isMining: true).Add(all);
        }

        foreach (var conversation in truth.Conversations)
        {
            var key = JudgedNetwork.Key(conversation.Client, conversation.Server);
            if (conversation.Protocol != 6 || !counted.Add(key))
                continue;
            Row(conversation.Kind.Label(), conversation.Kind.IsMining()).Add(judged.Find(conversation.Client, conversation.Server) ?? new());
        }
    }

    private NetworkRow Row(string name, bool isMining)
    {
        if (!_rows.TryGetValue(name, out var row))
            _rows.Add(name, row = new(name, isMining));
        return row;
    }
}
