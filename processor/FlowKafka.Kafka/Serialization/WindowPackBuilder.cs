using FlowKafka.Avro;
using FlowKafka.Streams.Points;

namespace FlowKafka.Kafka.Serialization;

/// <summary>Writes points of one window into a pack: schemas/WindowPack.avsc.</summary>
internal sealed class WindowPackBuilder(int capacity)
{
    private readonly AvroWriter _points = new(capacity * 2);
    private readonly AvroWriter _message = new(capacity * 2);
    private (long Start, long End) _window;

    /// <summary>Points that the pack holds.</summary>
    public int Count { get; private set; }

    /// <summary>Bytes that they take.</summary>
    public int Length => _points.Length;

    /// <summary>Adds a point; all points of a pack are of one window.</summary>
    public void Add(in WindowPoint point)
    {
        _window = (point.Start, point.End);
        WindowPointCodec.Write(_points, point);
        Count++;
    }

    /// <summary>The pack as a message, and an empty pack instead.</summary>
    public byte[] Finish()
    {
        _message.Clear();
        _message.WriteRaw(WindowPackReader.Header);
        _message.WriteLong(_window.Start);
        _message.WriteLong(_window.End);
        _message.BeginBlock(Count);
        _message.WriteRaw(_points.Written);
        _message.EndBlocks();
        _points.Clear();
        Count = 0;
        return _message.Written.ToArray();
    }
}
