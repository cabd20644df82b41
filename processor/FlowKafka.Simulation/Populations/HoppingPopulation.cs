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
            for (var clients = random.Integer(1, 12); clients > 0 && left > 0; clients--, left--)
                Add(network.Pair(random.Pick(network.Hosts).Endpoint, addresses[0], 443, TrafficKind.HoppingAgent), addresses, profile, random);
        }
    }

    private void Add(Pair pair, Endpoint[] addresses, PulseProfile profile, SeededRandom random) =>
        network.Add(new PulseConversation(pair, profile, network.Fork(), network.Queue, TcpTraits.Draw(random, profile.Tls)) { Addresses = addresses });
}
