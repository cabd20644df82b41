namespace FlowKafka.Detection.Hosts;

/// <summary>How often the windows of a conversation were in a model's hulls of late.</summary>
/// <param name="Hash">The hash of client and protocol.</param>
/// <param name="Port">The server's port.</param>
/// <param name="LastEnd">End of its newest window, Unix milliseconds.</param>
/// <param name="Models">Bit m is set when the hulls of the m-th configured model had every window that was in any of these models' hulls.</param>
/// <param name="History">Bit k is set when the k-th newest complete window was in the hulls.</param>
/// <param name="Complete">Complete windows in the history, at most 32.</param>
/// <param name="IsNewestIn">True when the newest window, which is not complete yet, is in them.</param>
public readonly record struct MinerState(uint Hash, ushort Port, long LastEnd, uint Models, uint History, byte Complete, bool IsNewestIn);
