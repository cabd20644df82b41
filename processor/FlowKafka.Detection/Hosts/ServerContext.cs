using FlowKafka.Detection.Profiles;

namespace FlowKafka.Detection.Hosts;

/// <summary>What is known of a server, an address with a port, over all its clients, as of the end of a window.</summary>
public readonly record struct ServerContext
{
    /// <summary>End of the window, Unix milliseconds; 0 when nothing is known.</summary>
    public long AsOf { get; init; }

    /// <summary>Start of the first window in which it was seen, Unix milliseconds.</summary>
    public long FirstSeen { get; init; }

    /// <summary>About how many clients spoke with it on the present and the last day.</summary>
    public int Clients { get; init; }

    /// <summary>Clients whose conversations with it look like mining at present.</summary>
    public int MiningClients { get; init; }

    /// <summary>The median of each of the four numbers over all its windows, about.</summary>
    public OrientedPoint Typical { get; init; }

    /// <summary>True when there is anything.</summary>
    public bool IsKnown => AsOf != 0;
}
