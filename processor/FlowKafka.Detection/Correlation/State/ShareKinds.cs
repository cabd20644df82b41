namespace FlowKafka.Detection.Correlation;

/// <summary>What detections can share.</summary>
[Flags]
public enum ShareKinds : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The server's address and port.</summary>
    Server = 1,

    /// <summary>The server's network, /24 for IPv4 and /48 for IPv6, and its port.</summary>
    Network = 2,

    /// <summary>The best model that matches.</summary>
    Model = 4,
}
