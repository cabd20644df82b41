using FlowKafka.Simulation.Conversations;
using FlowKafka.Simulation.Network;
using FlowKafka.Simulation.Randomness;

namespace FlowKafka.Simulation.Populations;

/// <summary>
/// Vendors of one kind of service: each has its own sizes and periods, out of the kind's profile, and its own servers.
/// </summary>
internal sealed class VendorPool
{
    private readonly SimulatedNetwork _network;
    private readonly TrafficKind _kind;
    private readonly ushort[] _ports;
    private readonly PulseProfile[] _profiles;
    private readonly Endpoint[][] _servers;

    public VendorPool(
        SimulatedNetwork network, TrafficKind kind, PulseProfile profile, int vendors, int serversEach, ushort[] ports, SeededRandom random)
    {
        _network = network;
        _kind = kind;
        _ports = ports;
        _profiles = new PulseProfile[vendors];
        _servers = new Endpoint[vendors][];
        for (var i = 0; i < vendors; i++)
        {
            _profiles[i] = vendors > 1 ? profile.Settle(random) : profile;
            _servers[i] = network.Outside(serversEach);
        }
    }

    /// <summary>Connects a machine to <paramref name="count"/> different vendors, as far as there are any.</summary>
    public void Connect(Host host, int count, SeededRandom random)
    {
        var first = random.Integer(0, _profiles.Length - 1);
        for (var i = 0; i < Math.Min(count, _profiles.Length); i++)
        {
            var vendor = (first + i) % _profiles.Length;
            var pair = _network.Pair(host.Endpoint, random.Pick(_servers[vendor]), _ports[vendor % _ports.Length], _kind);
            if (random.Chance(0.12))
                pair = pair with { Start = pair.Start + (long)(random.Fraction() * (pair.End - pair.Start)), Ongoing = false };
            _network.AddPulse(pair, _profiles[vendor]);
        }
    }
}
