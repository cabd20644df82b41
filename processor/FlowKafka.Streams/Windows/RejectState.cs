namespace FlowKafka.Streams.Windows;

/// <summary>A pair's refused traffic in an open window: sums, unions and minima only.</summary>
internal struct RejectState
{
    public ulong Hash;
    public RefusedState Lower;
    public RefusedState Higher;
}
