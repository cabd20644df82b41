using FlowKafka.Simulation.Conversations;
using FlowKafka.Simulation.Network;
using FlowKafka.Simulation.Randomness;

namespace FlowKafka.Simulation.Populations;

/// <summary>Clients of services behind several addresses of one network, over which their short connections hop.</summary>
internal sealed class HoppingPopulation(SimulatedNetwork network)
{
    private static readonly PulseProfile[] Profiles =
    [
        PulseProfiles.TelemetryAgent, PulseProfiles.TelemetryAgent, PulseProfiles.MqttPublisher, ServiceProfiles.LogShipping, ServiceProfiles.WebSocketChat,
    ];

    public void Add()
    {
        if (network.Options.HoppingAgents == 0)
            return;
        var random = network.Fork();
        for (var left = network.Options.HoppingAgents; left > 0;)
        {
            var addresses = network.OutsideNetwork(random.Integer(3, 8));
            var profile = random.Pick(Profiles).Settle(random) with { Life = new(10 / 60.0, 40 / 60.0) };
            var (clients, first) = (Math.Min(Math.Min(left, random.Integer(1, 12)), network.Hosts.Count), random.Integer(0, network.Hosts.Count - 1));
            for (var i = 0; i < clients; i++)
            {
                var host = network.Hosts[(first + i) % network.Hosts.Count];
                Add(network.Pair(host.Endpoint, addresses[0], 443, TrafficKind.HoppingAgent), addresses, profile, random);
            }

            left -= clients;
        }
    }

    private void Add(Pair pair, Endpoint[] addresses, PulseProfile profile, SeededRandom random) =>
        network.Add(new PulseConversation(pair, profile, network.Fork(), network.Queue, TcpTraits.Draw(random, profile.Tls)) { Addresses = addresses });
}
