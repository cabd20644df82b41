using FlowKafka.Streams.Points;

namespace FlowKafka.Processor.Talk;

/// <summary>Whether one side of a stream has used several ports.</summary>
internal struct PortTrace
{
    private ushort _only;

    public bool Several { get; private set; }

    public void Add(in PortsSeen ports)
    {
        if (ports.Count > 1 || (ports.Stable != 0 && _only != 0 && ports.Stable != _only))
            Several = true;
        if (ports.Stable != 0)
            _only = ports.Stable;
    }
}
