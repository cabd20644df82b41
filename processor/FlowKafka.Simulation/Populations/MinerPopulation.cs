using FlowKafka.Simulation.Conversations;
using FlowKafka.Simulation.Network;
using FlowKafka.Simulation.Randomness;
using FlowKafka.Simulation.Wire;

namespace FlowKafka.Simulation.Populations;

/// <summary>Miners of every coin, each on a machine of its own, and miners that a firewall stops.</summary>
internal sealed class MinerPopulation(SimulatedNetwork network)
{
    private static readonly ushort[] PlainPorts = [3333, 4444, 5555, 7777, 10128, 13531, 14444, 80, 443];
    private static readonly ushort[] TlsPorts = [443, 5556, 9000, 14433, 20128];
    private readonly SeededRandom _random = network.Fork();
    private readonly List<Host> _free = [.. network.Hosts];

    public void Add()
    {
        var options = network.Options;
        var pools = new XmrPool[1 + options.Miners / 3];
        var servers = new Endpoint[pools.Length][];
        for (var i = 0; i < pools.Length; i++)
        {
            pools[i] = XmrPool.Draw(options.Regime, _random);
            servers[i] = network.Outside(_random.Integer(1, 2));
        }

        var donation = network.Outside();
        for (var i = 0; i < options.Miners; i++)
            AddXmr(pools[i % pools.Length], _random.Pick(servers[i % pools.Length]), donation);
        for (var i = 0; i < options.EthMiners; i++)
            AddGpu(GpuProfile.Eth, TrafficKind.EthStratum, 6688);
        for (var i = 0; i < options.ZecMiners; i++)
            AddGpu(GpuProfile.Zec, TrafficKind.ZecStratum, 3357);
        for (var i = 0; i < (options.Miners + 7) / 8; i++)
        {
            var pair = network.Pair(_random.Pick(network.Hosts).Endpoint, network.Outside(), 3333, TrafficKind.BlockedMiner);
            network.Add(new RejectedProbes(pair, 60, 5, [3333], network.Fork(), network.Queue));
        }
    }

    private void AddXmr(XmrPool pool, Endpoint server, Endpoint donationServer)
    {
        var hashRate = Math.Round(_random.From(network.Options.Regime.HashRate), 1);
        var traits = TcpTraits.Draw(_random, network.Options.Regime.Tls);
        var port = _random.Pick(traits.Tls == TlsVersion.None ? PlainPorts : TlsPorts);
        var (start, end) = Shift();
        var pair = network.Pair(TakeHost(), server, port, TrafficKind.XmrStratum) with { Start = start, End = end, Ongoing = start == network.Start };
        var schedule = new DonationSchedule(start, _random);
        network.Add(new XmrMiner(
            pair, pool, hashRate, schedule, network.Fork(), network.Queue, traits));
        var donation = pair with { Server = donationServer, Port = 443, Kind = TrafficKind.XmrDonation };
        network.Add(new XmrDonation(donation, pool, hashRate, schedule, network.Fork(), network.Queue, traits));
        Label(pair, donationServer, "XMR", "xmrig", traits, hashRate, pool.ShareInterval(hashRate));
    }

    private void AddGpu(GpuProfile profile, TrafficKind kind, ushort port)
    {
        var (start, end) = Shift();
        var interval = _random.From(profile.ShareInterval);
        var traits = TcpTraits.Draw(_random, tls: 0) with { Timestamps = false };
        var pair = network.Pair(TakeHost(), network.Outside(), port, kind) with { Start = start, End = end, Ongoing = start == network.Start };
        network.Add(new GpuMiner(pair, profile, interval, network.Fork(), network.Queue, traits));
        var hashRate = Math.Round(kind == TrafficKind.EthStratum ? _random.LogUniform(15e6, 60e6) : _random.LogUniform(200, 600), 1);
        Label(pair, null, profile.Coin, profile.Software, traits, hashRate, interval);
    }

    private Endpoint TakeHost()
    {
        var index = _random.Integer(0, _free.Count - 1);
        var host = _free[index];
        _free.RemoveAt(index);
        return host.Endpoint;
    }

    /// <summary>Two of three miners run all the time, the others for three hours or more of it.</summary>
    private (long Start, long End) Shift()
    {
        const long Shortest = 3 * 3_600_000;
        var length = network.End - network.Start;
        if (length < 2 * Shortest || _random.Chance(0.65))
            return (network.Start, network.End);
        var start = network.Start + 1 + (long)(_random.Fraction() * (length / 2 - 1));
        return (start, Math.Min(network.End, start + (long)_random.LogUniform(Shortest, length)));
    }

    private void Label(Pair pair, Endpoint? donation, string coin, string software, TcpTraits traits, double hashRate, double interval) =>
        network.Miners.Add(new SimulatedMiner(
            pair.Client.Address,
            donation is null ? [pair.Server.Address] : [pair.Server.Address, donation.Address],
            pair.Port,
            coin,
            software,
            pair.Kind,
            traits.Tls != TlsVersion.None,
            hashRate,
            Math.Round(interval, 2),
            DateTimeOffset.FromUnixTimeMilliseconds(pair.Start),
            DateTimeOffset.FromUnixTimeMilliseconds(pair.End)));
}
