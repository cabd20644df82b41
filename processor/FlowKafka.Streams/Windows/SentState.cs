namespace FlowKafka.Streams.Windows;

/// <summary>What one side sent, by one reporter, in an open window.</summary>
internal struct SentState
{
    public long Bytes;
    public long Packets;
    public int Records;
    public int Reporter;
}
