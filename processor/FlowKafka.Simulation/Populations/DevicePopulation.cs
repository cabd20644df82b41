using FlowKafka.Simulation.Conversations;
using FlowKafka.Simulation.Network;
using FlowKafka.Simulation.Randomness;

namespace FlowKafka.Simulation.Populations;

/// <summary>
/// Machines that report by themselves: monitoring agents nearly everywhere, and gateways of devices and control
/// systems. Most of the hard look-alikes of mining are here.
/// </summary>
internal sealed class DevicePopulation
{
    private readonly SimulatedNetwork _network;
    private readonly SeededRandom _random;
    private readonly VendorPool _telemetry, _publishers, _keepalives, _azure, _nest, _dnp3;

    public DevicePopulation(SimulatedNetwork network)
    {
        _network = network;
        _random = network.Fork();
        _telemetry = new(network, TrafficKind.TelemetryAgent, PulseProfiles.TelemetryAgent, 16, 2, [443, 10516, 8443, 443, 4317], _random);
        _publishers = new(network, TrafficKind.MqttPublisher, PulseProfiles.MqttPublisher, 8, 2, [8883, 1883, 443], _random);
        _keepalives = new(network, TrafficKind.MqttKeepalive, PulseProfiles.MqttKeepalive, 1, 3, [8883], _random);
        _azure = new(network, TrafficKind.AzureIot, PulseProfiles.AzureIot, 1, 2, [8883], _random);
        _nest = new(network, TrafficKind.NestLog, PulseProfiles.NestLog, 1, 3, [11095], _random);
        _dnp3 = new(network, TrafficKind.Dnp3Polling, PulseProfiles.Dnp3Polling, 1, Math.Max(2, network.Options.Hosts / 10), [20000], _random);
    }

    public void Add()
    {
        foreach (var host in _network.Hosts)
        {
            if (_random.Chance(0.85))
                _telemetry.Connect(host, _random.Integer(1, host.Role == HostRole.Office ? 1 : 3), _random);
            if (host.Role == HostRole.Device)
                AddGateway(host);
            else if (_random.Chance(0.08))
                _publishers.Connect(host, 1, _random);
        }
    }

    private void AddGateway(Host host)
    {
        _publishers.Connect(host, _random.Integer(2, 5), _random);
        _keepalives.Connect(host, 1, _random);
        _nest.Connect(host, 1, _random);
        _dnp3.Connect(host, 1, _random);
        if (_random.Chance(0.5))
            _azure.Connect(host, 1, _random);
    }
}
