namespace FlowKafka.Streams.Windows;

/// <summary>A port and how many records used it, saturating; no records: an empty place.</summary>
internal struct PortCount
{
    public ushort Port;
    public ushort Records;
}
