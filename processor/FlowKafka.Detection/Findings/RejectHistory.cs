namespace FlowKafka.Detection.Findings;

/// <summary>What is known of a pair's refused attempts outwards.</summary>
/// <param name="Start">Start of the first window with any, Unix milliseconds; 0 when there are none.</param>
/// <param name="Windows">Windows with any, since then.</param>
/// <param name="Records">Refused records since then.</param>
/// <param name="Recent">Bit k is set when the k-th newest window had any; bit 0 is the newest.</param>
/// <param name="Port">The server's port that was refused most; 0 when unknown.</param>
/// <param name="Ports">How many ports of the server were refused; at least 1 when known.</param>
/// <param name="Regularity">How alike the windows' counts are, from 0 to 1.</param>
public readonly record struct RejectHistory(long Start, int Windows, long Records, ulong Recent, ushort Port, int Ports, double Regularity)
{
    /// <summary>Part of the minutes of these windows in which there were attempts, from 0 to 1.</summary>
    public double ActiveMinutes { get; init; }
}
