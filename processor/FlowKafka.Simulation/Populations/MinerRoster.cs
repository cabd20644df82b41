using FlowKafka.Simulation.Conversations;
using FlowKafka.Simulation.Network;
using FlowKafka.Simulation.Randomness;
using FlowKafka.Simulation.Wire;

namespace FlowKafka.Simulation.Populations;

/// <summary>Finds miners a machine of their own and a time to mine, and writes them down.</summary>
internal sealed class MinerRoster(SimulatedNetwork network, SeededRandom random)
{
    private readonly List<Host> _free = [.. network.Hosts];

    /// <summary>A machine that does not mine yet; of the account, if it has one left.</summary>
    public Host Take(int? account = null)
    {
        var index = random.Integer(0, _free.Count - 1);
        if (account is { } wanted && _free.FindIndex(h => h.Account == wanted) is >= 0 and var near)
            index = near;
        var host = _free[index];
        _free.RemoveAt(index);
        return host;
    }

    /// <summary>A pair that mines: two of three all the time, the others for three hours or more of it.</summary>
    public Pair Pair(Endpoint client, Endpoint server, ushort port, TrafficKind kind)
    {
        const long Shortest = 3 * 3_600_000;
        var pair = network.Pair(client, server, port, kind);
        var length = network.End - network.Start;
        if (length < 2 * Shortest || random.Chance(0.65))
            return pair;
        var start = network.Start + 1 + (long)(random.Fraction() * (length / 2 - 1));
        return pair with { Start = start, End = Math.Min(network.End, start + (long)random.LogUniform(Shortest, length)), Ongoing = false };
    }

    public void Label(
        Pair pair, IEnumerable<Endpoint> servers, string coin, string software, TcpTraits traits, double hashRate, double interval) =>
        network.Miners.Add(new SimulatedMiner(
            pair.Client.Address,
            [.. servers.Select(s => s.Address)],
            pair.Port,
            coin,
            software,
            pair.Kind,
            traits.Tls != TlsVersion.None,
            Math.Round(hashRate, 1),
            Math.Round(interval, 2),
            DateTimeOffset.FromUnixTimeMilliseconds(pair.Start),
            DateTimeOffset.FromUnixTimeMilliseconds(pair.End)));
}
