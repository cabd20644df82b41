namespace FlowKafka.Simulation.Network;

/// <summary>A machine of the simulated network. Only machines of one account see each other's private addresses.</summary>
internal sealed record Host(Endpoint Endpoint, HostRole Role, int Account);
