using System.Runtime.InteropServices;

namespace FlowKafka.Streams.Windows;

/// <summary>
/// One pair in an open window: 176 bytes. Everything in it is a sum, a minimum, a maximum or a union, so it does not
/// depend on the order of the records.
/// </summary>
[StructLayout(LayoutKind.Sequential, Pack = 8)]
internal struct PairState
{
    public PairKey Key;

    /// <summary>What the lower address sent, by the reporter that came first.</summary>
    public SentState Lower;

    /// <summary>What the higher address sent, by the reporter that came first.</summary>
    public SentState Higher;

    public ulong ActiveMinutes;

    /// <summary>Start of the earliest record, in milliseconds after the window's start.</summary>
    public int First;

    /// <summary>End of the latest record, in milliseconds after the window's start.</summary>
    public int Last;

    public PortTally LowerPorts;
    public PortTally HigherPorts;
    public ConnectionTally Connections;

    /// <summary>SYN evidence that the lower address is the client, saturating.</summary>
    public ushort LowerSyn;

    /// <summary>SYN evidence that the higher address is the client, saturating.</summary>
    public ushort HigherSyn;

    /// <summary>Number of the first further reporter in the store's overflow, from 1; 0 when there is none.</summary>
    public int Further;
}
