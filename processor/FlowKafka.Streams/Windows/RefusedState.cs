namespace FlowKafka.Streams.Windows;

/// <summary>What was refused of one side in an open window.</summary>
internal struct RefusedState
{
    public int Records;

    /// <summary>Symbol of the first reporter by its id (ordinal); 0 for none.</summary>
    public int Reporter;

    public ulong ActiveMinutes;

    /// <summary>The ports at the other side.</summary>
    public PortTally Ports;
}
