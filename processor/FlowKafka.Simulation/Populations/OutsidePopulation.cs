using FlowKafka.Simulation.Conversations;
using FlowKafka.Simulation.Network;
using FlowKafka.Simulation.Randomness;

namespace FlowKafka.Simulation.Populations;

/// <summary>
/// What comes from the Internet or goes to its odder places: visitors, scanners, password guessers, peers, name and
/// time servers.
/// </summary>
internal sealed class OutsidePopulation(SimulatedNetwork network)
{
    private static readonly ushort[] ScannedPorts = [22, 23, 25, 80, 443, 445, 1433, 3306, 3389, 5900, 6379, 8080, 8545];
    private readonly SeededRandom _random = network.Fork();

    public void Add()
    {
        var resolvers = network.Outside(2);
        var clocks = network.Outside(4);
        var tunnels = network.Outside(3);
        var monitor = network.Outside();
        foreach (var host in network.Hosts)
        {
            Datagrams(host, _random.Pick(resolvers), 53, TrafficKind.Dns, DatagramProfile.Dns);
            Datagrams(host, _random.Pick(clocks), 123, TrafficKind.Ntp, DatagramProfile.Ntp);
            if (_random.Chance(0.06))
                Datagrams(host, _random.Pick(tunnels), 51_820, TrafficKind.WireGuard, DatagramProfile.WireGuard);
            if (host.Role == HostRole.Office && _random.Chance(0.02))
                Peers(host, 4, 6346, TrafficKind.Gnutella, PulseProfiles.Gnutella);
            if (host.Role == HostRole.Exposed)
                AddExposed(host, monitor);
        }

        AddGuessers();
        AddScanners();
        if (network.Hosts.Count >= 10)
            Blocked(network.Hosts[^1], 25);
    }

    private void AddExposed(Host host, Endpoint monitor)
    {
        var ping = network.Pair(monitor, host.Endpoint, 0, TrafficKind.Ping, Pair.Icmp);
        network.Add(new DatagramExchange(ping, DatagramProfile.Ping, network.Fork(), network.Queue));
        Peers(host, _random.Integer(0, 3), 8333, TrafficKind.BitcoinNode, PulseProfiles.BitcoinNode);
        if (_random.Chance(0.3))
            Peers(host, _random.Integer(2, 6), 30_303, TrafficKind.EthereumNode, ServiceProfiles.EthereumNode);
        foreach (var visitor in network.Outside(_random.Integer(10, 30)))
        {
            var pair = network.Pair(visitor, host.Endpoint, 443, TrafficKind.WebBrowsing);
            var traits = TcpTraits.Draw(_random, tls: 1);
            network.Add(new WebBrowsing(pair, _random.LogUniform(0.05, 0.5), network.Fork(), network.Queue, traits));
        }
    }

    /// <summary>Sixteen addresses guess at the first exposed machine, each for some hours.</summary>
    private void AddGuessers()
    {
        if (network.Hosts.Find(h => h.Role == HostRole.Exposed) is not { } target)
            return;
        foreach (var guesser in network.Outside(16))
        {
            var start = network.Start + (long)(_random.Fraction() * 0.9 * (network.End - network.Start));
            var pair = network.Pair(guesser, target.Endpoint, 22, TrafficKind.SshBruteForce)
                with
            { Start = start, End = Math.Min(network.End, start + (long)(_random.LogUniform(0.7, 8) * 3_600_000)) };
            network.Add(new SshBruteForce(pair, network.Fork(), network.Queue, TcpTraits.Draw(_random, tls: 0)));
        }
    }

    private void AddScanners()
    {
        var targets = network.Hosts.FindAll(h => h.Role is HostRole.Exposed or HostRole.Device);
        var reach = Math.Min(0.5, 15.0 / Math.Max(1, targets.Count));
        foreach (var scanner in network.Outside(20 + network.Options.Hosts / 4))
        {
            var seconds = _random.LogUniform(3_600, 200_000);
            foreach (var target in targets)
            {
                if (!_random.Chance(reach))
                    continue;
                var pair = network.Pair(scanner, target.Endpoint, 0, TrafficKind.InboundScan);
                network.Add(new RejectedProbes(pair, seconds, 1, ScannedPorts, network.Fork(), network.Queue));
            }
        }
    }

    private void Blocked(Host host, ushort port)
    {
        var pair = network.Pair(host.Endpoint, network.Outside(), port, TrafficKind.OutboundBlocked);
        network.Add(new RejectedProbes(pair, 900, 3, [port], network.Fork(), network.Queue));
    }

    private void Peers(Host host, int count, ushort port, TrafficKind kind, PulseProfile profile)
    {
        foreach (var peer in network.Outside(count))
            network.AddPulse(network.Pair(host.Endpoint, peer, port, kind), profile);
    }

    private void Datagrams(Host host, Endpoint server, ushort port, TrafficKind kind, DatagramProfile profile)
    {
        var pair = network.Pair(host.Endpoint, server, port, kind, Pair.Udp);
        network.Add(new DatagramExchange(pair, profile, network.Fork(), network.Queue));
    }
}
