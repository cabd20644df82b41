using FlowKafka.Avro;
using FlowKafka.Kafka.Client;
using FlowKafka.Kafka.Pipeline;
using FlowKafka.Kafka.Serialization;

namespace FlowKafka.Kafka.Exchange;

/// <summary>
/// Puts together what all source partitions have written into one partition: gives windows in order, each when every
/// source has closed it. What a window gives does not depend on how the sources' messages lie in the log, or on their
/// restarts. One caller at a time.
/// </summary>
/// <remarks>
/// To go on after a restart, begin at what was <see cref="OldestHeldOffset"/> when everything up to a step was done
/// with, and <see cref="Restore"/> that step's end.
/// </remarks>
internal sealed class ExchangeReader
{
    private readonly SourceProgress[] _sources;
    private readonly bool _dropRepeats;
    private readonly SortedDictionary<long, HeldWindow> _windows = [];
    private (string Topic, int Partition) _at = ("", 0);
    private long _arrived;
    private long _step = long.MinValue;

    /// <summary>Makes a reader that has read nothing.</summary>
    /// <param name="sources">How many partitions write, from 0.</param>
    /// <param name="dropRepeats">
    /// True when a source that starts again writes the same packs under the same numbers: they count once. False when
    /// its packs differ, and are to be told apart by what is in them.
    /// </param>
    public ExchangeReader(int sources, bool dropRepeats)
    {
        _sources = new SourceProgress[sources];
        for (var i = 0; i < sources; i++)
            _sources[i] = new();
        _dropRepeats = dropRepeats;
    }

    /// <summary>Every source has closed all windows that end at or before this moment, Unix milliseconds; the lowest number before that.</summary>
    public long ClosedThrough { get; private set; } = long.MinValue;

    /// <summary>The end of the last step that was read, Unix milliseconds.</summary>
    public long Reached { get; private set; } = long.MinValue;

    /// <summary>The lowest offset that is still needed; the highest number when nothing is, so that the next one to read is.</summary>
    public long OldestHeldOffset
    {
        get
        {
            var oldest = long.MaxValue;
            foreach (var window in _windows.Values)
                oldest = Math.Min(oldest, window.OldestOffset);
            foreach (var source in _sources)
                oldest = Math.Min(oldest, source.OldestOffset);
            return oldest;
        }
    }

    /// <summary>True when no pack is held.</summary>
    public bool IsEmpty => _windows.Count == 0;

    /// <summary>Packs and markers that came before, or too late.</summary>
    public long Repeats { get; private set; }

    /// <summary>What a source's newest marker at or before <see cref="Reached"/> said; empty when there was none since the start.</summary>
    public ReadOnlySpan<byte> MarkerPayload(int source) => _sources[source].Payload;

    /// <summary>Takes over that everything up to a moment has been read. To be called before anything is taken.</summary>
    public void Restore(long reached)
    {
        foreach (var source in _sources)
            source.Restore(reached);
        ClosedThrough = Reached = reached;
    }

    /// <summary>Takes the next message of the partition.</summary>
    /// <exception cref="AvroFormatException">It is not whole.</exception>
    /// <exception cref="StageFailedException">It is none of an exchange, or of a source that there is not.</exception>
    public void Take(in BatchMessage message)
    {
        _at = (message.Topic, message.Partition);
        if (ExchangePackCodec.Is(message.Value))
            Take(message, ExchangePackCodec.Decode(message.Value));
        else if (ExchangeMarkerCodec.Is(message.Value))
            Take(message, ExchangeMarkerCodec.Decode(message.Value));
        else
            throw UnreadableMessage.At(message);
    }

    /// <summary>Tells the next step.</summary>
    /// <param name="end">The end of its window, Unix milliseconds.</param>
    /// <param name="hasData">False when there is nothing but the news that all sources have come to this moment.</param>
    /// <returns>False when there is none yet.</returns>
    public bool TryPeekStep(out long end, out bool hasData) => TryPeekStep(long.MaxValue, out end, out hasData);

    /// <summary>Tells the next step at or before a moment; a step without data goes no further than there.</summary>
    public bool TryPeekStep(long through, out long end, out bool hasData)
    {
        end = Math.Min(through, ClosedThrough);
        hasData = false;
        foreach (var first in _windows.Keys)
        {
            hasData = first <= end;
            end = Math.Min(first, end);
            break;
        }

        _step = end;
        return hasData || end > Reached;
    }

    /// <summary>Reads the step that <see cref="TryPeekStep(out long, out bool)"/> told last: its payloads by source, and within a source as they were written.</summary>
    /// <exception cref="StageFailedException">The handler could not read a payload.</exception>
    public void ReadStep(PayloadHandler perPayload)
    {
        if (_windows.Remove(_step, out var window))
        {
            foreach (var pack in window.TakeInOrder())
                Read(pack, perPayload);
        }

        Reached = Math.Max(Reached, _step);
        foreach (var source in _sources)
            source.Reach(Reached);
    }

    private void Take(in BatchMessage message, in ExchangePack pack)
    {
        var source = Source(message, pack.Source);
        if (!source.IsOpen(pack.WindowEnd) || (_dropRepeats && !source.IsNew(pack.WindowEnd, pack.Sequence)))
        {
            Repeats++;
            return;
        }

        if (!_windows.TryGetValue(pack.WindowEnd, out var window))
            _windows[pack.WindowEnd] = window = new();
        window.Add(new(pack.Source, _arrived++, message.Offset, pack.Payload.ToArray()));
    }

    private void Take(in BatchMessage message, ExchangeMarker marker)
    {
        if (!Source(message, marker.Source).Mark(marker.ClosedThrough, message.Offset, marker.Payload))
        {
            Repeats++;
            return;
        }

        var lowest = long.MaxValue;
        foreach (var source in _sources)
            lowest = Math.Min(lowest, source.ClosedThrough);
        ClosedThrough = lowest;
    }

    private SourceProgress Source(in BatchMessage message, int source) =>
        (uint)source < (uint)_sources.Length ? _sources[source] : throw UnreadableMessage.At(message);

    private void Read(in HeldPack pack, PayloadHandler perPayload)
    {
        try
        {
            perPayload(pack.Payload);
        }
        catch (AvroFormatException e)
        {
            throw UnreadableMessage.At(_at.Topic, _at.Partition, pack.Offset, e);
        }
    }
}
