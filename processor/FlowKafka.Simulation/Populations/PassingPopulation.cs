using FlowKafka.Simulation.Conversations;
using FlowKafka.Simulation.Network;
using FlowKafka.Simulation.Randomness;

namespace FlowKafka.Simulation.Populations;

/// <summary>
/// Pairs that do not last: downloads, calls to services, advertisements, visitors that come once. A few of them use
/// several ports of the server.
/// </summary>
internal sealed class PassingPopulation(SimulatedNetwork network)
{
    private const double FileTransfers = 0.0085;
    private static readonly ushort[] Ports = [443, 443, 443, 443, 443, 80, 80, 8080, 22, 8443, 5000, 3000, 25, 587];
    private readonly SeededRandom _random = network.Fork();

    public void Add()
    {
        var exposed = network.Hosts.FindAll(h => h.Role == HostRole.Exposed);
        var count = (int)(network.Options.PassingPairs * network.Hosts.Count);
        for (var i = 0; i < count; i++)
        {
            var host = _random.Pick(network.Hosts).Endpoint;
            var inbound = exposed.Count > 0 && _random.Chance(0.3);
            var start = network.Start + (long)(_random.Fraction() * (network.End - network.Start));
            var pair = inbound
                ? network.Pair(network.Outside(), _random.Pick(exposed).Endpoint, _random.Chance(0.8) ? (ushort)443 : (ushort)80, TrafficKind.PassingVisit)
                : network.Pair(host, network.Outside(), _random.Pick(Ports), TrafficKind.PassingVisit);
            pair = pair with { Start = start, Ongoing = false };
            var traits = TcpTraits.Draw(_random, tls: pair.Port is 443 or 8443 ? 1 : 0);
            if (_random.Chance(FileTransfers) || i == 0)
                network.Add(new FileTransfer(pair with { Kind = TrafficKind.FileTransfer, Port = 0 }, network.Fork(), network.Queue, traits));
            else
                network.Add(new PassingVisit(pair, network.Fork(), network.Queue, traits));
        }
    }
}
