namespace FlowKafka.Streams.Points;

/// <summary>The ports that one side used in one window.</summary>
/// <param name="Count">How many; exact up to 3, an estimate (linear counting over 64 bits) above.</param>
/// <param name="Stable">The port with the most records, the lower one in a tie, among the three lowest; 0 when none.</param>
public readonly record struct PortsSeen(int Count, ushort Stable);
