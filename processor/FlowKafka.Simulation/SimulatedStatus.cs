namespace FlowKafka.Simulation;

/// <summary>The log-status of a line.</summary>
public enum SimulatedStatus : byte
{
    /// <summary>A record.</summary>
    Ok = 0,

    /// <summary>The interface had no traffic in the window.</summary>
    NoData = 1,

    /// <summary>The interface lost records of the window.</summary>
    SkipData = 2,
}
