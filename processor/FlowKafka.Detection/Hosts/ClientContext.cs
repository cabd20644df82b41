namespace FlowKafka.Detection.Hosts;

/// <summary>What is known of a client over all its servers, as of the end of a window.</summary>
public readonly record struct ClientContext
{
    /// <summary>End of the window, Unix milliseconds; 0 when nothing is known.</summary>
    public long AsOf { get; init; }

    /// <summary>Start of the first window in which it was seen, Unix milliseconds.</summary>
    public long FirstSeen { get; init; }

    /// <summary>Hours of event time that its baseline was made of.</summary>
    public int BaselineHours { get; init; }

    /// <summary>By how many median absolute deviations the newest whole hour's number of servers is above the median; 0 below it.</summary>
    public float ServersDeviation { get; init; }

    /// <summary>The same of the bytes that it sent.</summary>
    public float BytesDeviation { get; init; }

    /// <summary>How much it is usually active in this hour of the day, from 0 (never) to 1 (every day).</summary>
    public float HourActivity { get; init; }

    /// <summary>Clients whose conversations with this address, on any of its ports, look like mining at present.</summary>
    public int MiningClients { get; init; }

    /// <summary>True when there is anything.</summary>
    public bool IsKnown => AsOf != 0;
}
