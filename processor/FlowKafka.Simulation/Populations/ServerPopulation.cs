using FlowKafka.Simulation.Conversations;
using FlowKafka.Simulation.Network;
using FlowKafka.Simulation.Randomness;

namespace FlowKafka.Simulation.Populations;

/// <summary>Application servers, their databases and their platform: conversations that both ends log.</summary>
internal sealed class ServerPopulation(SimulatedNetwork network)
{
    private readonly SeededRandom _random = network.Fork();
    private readonly Endpoint[] _archives = network.Outside(4);
    private readonly VendorPool _shippers = new(
        network, TrafficKind.LogShipping, ServiceProfiles.LogShipping, 6, 2, [443, 6514, 5044, 10516], network.Fork());
    private readonly ILookup<(int Account, HostRole Role), Host> _hosts = network.Hosts.ToLookup(h => (h.Account, h.Role));

    public void Add()
    {
        for (var account = 0; account < network.Options.Accounts; account++)
        {
            var databases = Of(account, HostRole.Database);
            var platform = Of(account, HostRole.Platform);
            var administrators = Of(account, HostRole.Office);
            var applications = Of(account, HostRole.Application);
            for (var i = 0; i < applications.Count; i++)
                AddApplication(applications[i], i, databases, platform, administrators);
            foreach (var database in databases)
                AddBackup(database);
            AddWatchers(account, applications, databases, platform, administrators);
        }
    }

    /// <summary>Who asks the servers how they are: load balancers, a metrics server, and shells that were left open.</summary>
    private void AddWatchers(int account, List<Host> applications, List<Host> databases, List<Host> platform, List<Host> administrators)
    {
        var balancers = Of(account, HostRole.Exposed);
        for (var i = 0; i < applications.Count; i++)
        {
            if (balancers.Count > 0 && i % 3 == 0)
            {
                var pair = network.Pair(balancers[i / 3 % balancers.Count].Endpoint, applications[i].Endpoint, 8080, TrafficKind.HealthCheck);
                network.Add(new HealthCheck(pair, network.Fork(), network.Queue, TcpTraits.Draw(_random, 0, inside: true)));
            }

            _shippers.Connect(applications[i], 1, _random);
        }

        List<Host> scraped = [.. databases, .. balancers];
        if (platform.Count > 0)
        {
            foreach (var host in scraped)
                Pulse(platform[0], host, 9100, TrafficKind.MetricsScrape, ServiceProfiles.MetricsScrape);
        }

        for (var i = 0; i < scraped.Count && administrators.Count > 0; i += 2)
            Pulse(_random.Pick(administrators), scraped[i], 22, TrafficKind.IdleSsh, ServiceProfiles.IdleSsh);
    }

    private void AddApplication(Host host, int index, List<Host> databases, List<Host> platform, List<Host> administrators)
    {
        for (var i = 0; i < Math.Min(2, databases.Count); i++)
            Pulse(host, databases[(index + i) % databases.Count], 5432, TrafficKind.DatabasePool, PulseProfiles.DatabasePool);
        if (platform.Count > 0)
            AddPlatform(host, index, platform);
        if (administrators.Count > 0 && index % 4 == 0)
        {
            var pair = network.Pair(_random.Pick(administrators).Endpoint, host.Endpoint, 22, TrafficKind.InteractiveSsh);
            network.Add(new InteractiveSsh(pair, network.Fork(), network.Queue, TcpTraits.Draw(_random, 0, inside: true)));
        }

        if (_random.Chance(0.2))
            AddBackup(host);
    }

    /// <summary>One kind of conversation with each machine of the platform, so that every pair has one label.</summary>
    private void AddPlatform(Host host, int index, List<Host> platform)
    {
        for (var i = 0; i < Math.Min(3, platform.Count); i++)
        {
            var server = platform[(index + i) % platform.Count];
            switch ((index + i) % platform.Count % 4)
            {
                case 0:
                    Pulse(host, server, 6443, TrafficKind.Kubelet, PulseProfiles.Kubelet);
                    break;
                case 1:
                    Pulse(host, server, 9092, TrafficKind.KafkaClient, PulseProfiles.KafkaClient);
                    break;
                case 2:
                    Pulse(host, server, 5672, TrafficKind.AmqpHeartbeat, PulseProfiles.AmqpHeartbeat);
                    break;
                default:
                    var ping = network.Pair(server.Endpoint, host.Endpoint, 0, TrafficKind.Ping, Pair.Icmp);
                    network.Add(new DatagramExchange(ping, DatagramProfile.Ping, network.Fork(), network.Queue));
                    break;
            }
        }
    }

    private void AddBackup(Host host)
    {
        var pair = network.Pair(host.Endpoint, _random.Pick(_archives), 443, TrafficKind.Backup);
        network.Add(new BulkTransfer(pair, network.Fork(), network.Queue, TcpTraits.Draw(_random, tls: 1)));
    }

    private void Pulse(Host client, Host server, ushort port, TrafficKind kind, PulseProfile profile) =>
        network.AddPulse(network.Pair(client.Endpoint, server.Endpoint, port, kind), profile);

    private List<Host> Of(int account, HostRole role) => [.. _hosts[(account, role)]];
}
