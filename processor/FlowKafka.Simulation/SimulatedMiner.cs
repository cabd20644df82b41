using FlowKafka.Flows;

namespace FlowKafka.Simulation;

/// <summary>The truth about one miner.</summary>
/// <param name="Client">The miner's address.</param>
/// <param name="Servers">The pool's addresses, the first one first, then the server of the software's donation, if it has one.</param>
/// <param name="ServerPort">The pool's, proxy's or node's port.</param>
/// <param name="Coin">XMR, ETH, ZEC or BTC.</param>
/// <param name="Software">The mining software.</param>
/// <param name="Kind">The kind of the conversation with the pool.</param>
/// <param name="Tls">Whether the miner speaks TLS with the pool.</param>
/// <param name="HashRate">Hashes (solutions for equihash) a second.</param>
/// <param name="ShareInterval">Expected seconds between shares; of a solo miner between blocks of its own, a day in name only.</param>
/// <param name="Start">When it begins to mine, or the begin of the simulation when it did before.</param>
/// <param name="End">When it stops, or the end of the simulation.</param>
public sealed record SimulatedMiner(
    IpAddress Client, IReadOnlyList<IpAddress> Servers, ushort ServerPort, string Coin, string Software, TrafficKind Kind,
    bool Tls, double HashRate, double ShareInterval, DateTimeOffset Start, DateTimeOffset End);
