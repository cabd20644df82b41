namespace FlowKafka.Simulation;

/// <summary>What the machines of a simulated network are there for.</summary>
public enum SimulatedFleet
{
    /// <summary>Half of them desktops, the others servers, gateways and what they need.</summary>
    Office = 0,

    /// <summary>Mostly servers: applications, databases, platform; few desktops.</summary>
    Cloud = 1,
}
