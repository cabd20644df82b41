namespace FlowKafka.Detection.Hosts;

/// <summary>What is known of the whole network as of the end of a window.</summary>
/// <param name="AsOf">End of the window, Unix milliseconds; 0 when nothing is known.</param>
/// <param name="Since">Start of the first window that was ever seen, Unix milliseconds.</param>
/// <param name="Clients">Clients that spoke on the present and the last day.</param>
public readonly record struct NetworkContext(long AsOf, long Since, int Clients);
