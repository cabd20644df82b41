namespace FlowKafka.Simulation;

/// <summary>How long the interfaces of a simulated network add up packets before they write a record.</summary>
public enum SimulatedAggregation
{
    /// <summary>Half of the interfaces 60 seconds, as on Nitro instances, and the others 600.</summary>
    Mixed = 0,

    /// <summary>60 seconds everywhere.</summary>
    Seconds60 = 60,

    /// <summary>600 seconds everywhere.</summary>
    Seconds600 = 600,
}
