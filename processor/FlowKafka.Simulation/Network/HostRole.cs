namespace FlowKafka.Simulation.Network;

/// <summary>What a machine is there for.</summary>
internal enum HostRole
{
    /// <summary>Somebody's desktop.</summary>
    Office,

    /// <summary>An application server in a cluster.</summary>
    Application,

    /// <summary>A database server.</summary>
    Database,

    /// <summary>Message brokers, the cluster's API, monitoring.</summary>
    Platform,

    /// <summary>A gateway of devices and control systems.</summary>
    Device,

    /// <summary>A server that the Internet can reach.</summary>
    Exposed,
}
