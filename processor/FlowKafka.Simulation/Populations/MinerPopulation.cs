using FlowKafka.Simulation.Conversations;
using FlowKafka.Simulation.Network;
using FlowKafka.Simulation.Randomness;
using FlowKafka.Simulation.Wire;

namespace FlowKafka.Simulation.Populations;

/// <summary>Miners of every coin at pools, each on a machine of its own, and miners that a firewall stops.</summary>
internal sealed class MinerPopulation
{
    private static readonly ushort[] PlainPorts = [3333, 4444, 5555, 7777, 10128, 13531, 14444, 80, 443];
    private static readonly ushort[] TlsPorts = [443, 5556, 9000, 14433, 20128];
    private readonly SimulatedNetwork _network;
    private readonly SeededRandom _random;
    private readonly MinerRoster _roster;

    public MinerPopulation(SimulatedNetwork network)
    {
        _network = network;
        _random = network.Fork();
        _roster = new MinerRoster(network, _random);
    }

    public void Add()
    {
        var options = _network.Options;
        AddXmr(options.Miners, options.Regime);
        AddCoin(options.EthMiners, CoinProfile.Eth);
        AddCoin(options.ZecMiners, CoinProfile.Zec);
        AddCoin(options.BtcMiners, CoinProfile.Btc);
        new HiddenMinerPopulation(_network, _roster).Add();
        for (var i = 0; i < (options.Miners + 7) / 8; i++)
        {
            var pair = _network.Pair(_random.Pick(_network.Hosts).Endpoint, _network.Outside(), 3333, TrafficKind.BlockedMiner);
            _network.Add(new RejectedProbes(pair, 60, 5, [3333], _network.Fork(), _network.Queue));
        }
    }

    private void AddXmr(int miners, MinerRegime regime)
    {
        var pools = new StratumPool[regime.Pools ?? 1 + miners / 3];
        var servers = new Endpoint[pools.Length][];
        for (var i = 0; i < pools.Length; i++)
        {
            pools[i] = StratumPool.Xmr(regime, _random);
            servers[i] = _network.Outside(_random.Chance(regime.RotatingAddresses) ? _random.Integer(2, 4) : 1);
        }

        var donation = _network.Outside();
        for (var i = 0; i < miners; i++)
            AddXmr(regime, pools[i % pools.Length], servers[i % pools.Length], donation);
    }

    private void AddXmr(MinerRegime regime, StratumPool pool, Endpoint[] servers, Endpoint donationServer)
    {
        var miner = MinerTraits.Draw(regime, _random);
        var traits = TcpTraits.Draw(_random, regime.Tls) with { Timestamps = _random.Chance(regime.Timestamps) };
        if (regime.Retransmissions is { } retransmissions)
            traits = traits with { Loss = _random.From(retransmissions) };
        var port = regime.Port ?? _random.Pick(traits.Tls == TlsVersion.None ? PlainPorts : TlsPorts);
        var pair = _roster.Pair(_roster.Take().Endpoint, servers[0], port, TrafficKind.XmrStratum);
        var schedule = new DonationSchedule(pair.Start, _random);
        _network.Add(new StratumMiner(pair, pool, miner, servers, schedule, _network.Fork(), _network.Queue, traits));
        var donation = pair with { Server = donationServer, Port = 443, Kind = TrafficKind.XmrDonation };
        _network.Add(new XmrDonation(donation, pool, miner.HashRate, schedule, _network.Fork(), _network.Queue, traits));
        _roster.Label(pair, [.. servers, donationServer], "XMR", "xmrig", traits, miner.HashRate, pool.ShareInterval(miner.HashRate));
    }

    /// <summary>Each at a pool of its own; the first two at ones as measured.</summary>
    private void AddCoin(int miners, CoinProfile profile)
    {
        for (var i = 0; i < miners; i++)
        {
            var miner = MinerTraits.Of(_random.From(profile.HashRate), _random);
            var pool = profile.Draw(measured: i < 2, miner.HashRate, _random);
            var traits = TcpTraits.Draw(_random, tls: i < 2 ? 0 : 0.2);
            if (i < 2)
                traits = traits with { Timestamps = false };
            var port = i < 2 ? profile.Ports[0] : _random.Pick(profile.Ports);
            var pair = _roster.Pair(_roster.Take().Endpoint, _network.Outside(), port, profile.Kind);
            _network.Add(new StratumMiner(pair, pool, miner, [pair.Server], null, _network.Fork(), _network.Queue, traits));
            _roster.Label(pair, [pair.Server], profile.Coin, profile.Software, traits, miner.HashRate, pool.ShareInterval(miner.HashRate));
        }
    }
}
