using FlowKafka.Simulation.Conversations;
using FlowKafka.Simulation.Network;
using FlowKafka.Simulation.Randomness;

namespace FlowKafka.Simulation.Populations;

/// <summary>XMR miners that do not look like one at a pool: rigs behind a proxy, solo miners, those that hop, malware that keeps low.</summary>
internal sealed class HiddenMinerPopulation(SimulatedNetwork network, MinerRoster roster)
{
    /// <summary>Rigs that share a proxy.</summary>
    public const int RigsPerProxy = 12;

    private const string Coin = "XMR";

    /// <summary>Malware in containers and browsers: some tens of hashes a second, difficulty to suit, jobs that come often.</summary>
    private static readonly MinerRegime Stealth = new()
    {
        HashRate = new(15, 150),
        VariableDifficulty = 1,
        TargetIntervals = [120, 200, 400],
        JobInterval = new(11, 30),
        SubmitPayload = new(160, 240),
        JobPayload = new(225, 380),
        Keepalive = 0.8,
        ConnectionHours = new(1, 20),
    };

    private readonly SeededRandom _random = network.Fork();

    public void Add()
    {
        var options = network.Options;
        for (var i = 0; i < options.StealthMiners; i++)
            AddStealth();
        for (var i = 0; i < options.SoloMiners; i++)
            AddSolo();
        for (var i = 0; i < options.RotatingMiners; i++)
            AddRotating(options.Regime);
        for (var rigs = options.ProxyMiners; rigs > 0; rigs -= RigsPerProxy)
            AddProxy(Math.Min(rigs, RigsPerProxy), options.Regime);
    }

    private void AddStealth()
    {
        var pool = StratumPool.Xmr(Stealth, _random);
        var miner = MinerTraits.Draw(Stealth, _random);
        var traits = TcpTraits.Draw(_random, tls: 1);
        var pair = roster.Pair(roster.Take().Endpoint, network.Outside(), 443, TrafficKind.XmrStealth);
        network.Add(new StratumMiner(pair, pool, miner, [pair.Server], null, network.Fork(), network.Queue, traits));
        roster.Label(pair, [pair.Server], Coin, "malware", traits, miner.HashRate, pool.ShareInterval(miner.HashRate));
    }

    private void AddRotating(MinerRegime regime)
    {
        var pool = StratumPool.Xmr(regime, _random);
        var miner = MinerTraits.Draw(regime, _random) with { ConnectionHours = _random.Between(10, 40) / 60 };
        var traits = TcpTraits.Draw(_random, regime.Tls);
        var servers = network.OutsideNetwork(_random.Integer(3, 8));
        var pair = roster.Pair(roster.Take().Endpoint, servers[0], regime.Port ?? 443, TrafficKind.XmrRotating);
        network.Add(new StratumMiner(pair, pool, miner, servers, null, network.Fork(), network.Queue, traits));
        roster.Label(pair, servers, Coin, "xmrig", traits, miner.HashRate, pool.ShareInterval(miner.HashRate));
    }

    private void AddSolo()
    {
        var traits = TcpTraits.Draw(_random, tls: 0);
        var pair = roster.Pair(roster.Take().Endpoint, network.Outside(), 18_081, TrafficKind.SoloMining);
        network.Add(new SoloMiner(pair, network.Fork(), network.Queue, traits));
        roster.Label(pair, [pair.Server], Coin, "xmrig to a node", traits, _random.LogUniform(500, 20_000), 86_400);
    }

    /// <summary>A proxy speaks for its rigs: the pool sees one strong miner, and each rig sees the proxy only.</summary>
    private void AddProxy(int rigs, MinerRegime regime)
    {
        var pool = StratumPool.Xmr(regime, _random);
        var proxy = roster.Take();
        var total = 0.0;
        for (var i = 0; i < rigs; i++)
            total += AddRig(proxy, pool, regime);
        var upstream = MinerTraits.Draw(regime, _random) with { HashRate = total };
        var traits = TcpTraits.Draw(_random, regime.Tls);
        var pair = network.Pair(proxy.Endpoint, network.Outside(), 3333, TrafficKind.XmrProxy);
        network.Add(new StratumMiner(pair, pool, upstream, [pair.Server], null, network.Fork(), network.Queue, traits));
        roster.Label(pair, [pair.Server], Coin, "xmrig-proxy", traits, total, pool.ShareInterval(total));
    }

    private double AddRig(Host proxy, StratumPool pool, MinerRegime regime)
    {
        var rig = roster.Take(proxy.Account);
        var miner = MinerTraits.Draw(regime, _random);
        var traits = TcpTraits.Draw(_random, tls: 0, inside: true);
        var pair = roster.Pair(rig.Endpoint, proxy.Endpoint, 3333, TrafficKind.XmrRig);
        network.Add(new StratumMiner(pair, pool, miner, [pair.Server], null, network.Fork(), network.Queue, traits));
        roster.Label(pair, [pair.Server], Coin, "xmrig", traits, miner.HashRate, pool.ShareInterval(miner.HashRate));
        return miner.HashRate;
    }
}
