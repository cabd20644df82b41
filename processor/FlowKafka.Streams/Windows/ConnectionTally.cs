using FlowKafka.Streams.Points;

namespace FlowKafka.Streams.Windows;

/// <summary>
/// The two connections with the newest records of a pair: 16 bytes. Ordered by last moment, then by ports, so the two
/// that remain do not depend on the order of the records.
/// </summary>
internal struct ConnectionTally
{
    private uint _newestPorts;
    private int _newestLast;
    private uint _secondPorts;
    private int _secondLast;

    /// <summary>Takes in a record of a connection.</summary>
    /// <param name="lowerPort">Port at the lower address.</param>
    /// <param name="higherPort">Port at the higher address.</param>
    /// <param name="last">End of the record, in milliseconds after the window's start; at least 0.</param>
    public void Add(ushort lowerPort, ushort higherPort, int last)
    {
        var ports = ((uint)lowerPort << 16) | higherPort;
        last++; // 0 marks an empty place
        if (ports == _newestPorts && _newestLast != 0)
        {
            _newestLast = Math.Max(_newestLast, last);
            return;
        }

        if (ports == _secondPorts && _secondLast != 0)
            _secondLast = Math.Max(_secondLast, last);
        else if (IsNewer(last, ports, _secondLast, _secondPorts))
            (_secondLast, _secondPorts) = (last, ports);
        if (IsNewer(_secondLast, _secondPorts, _newestLast, _newestPorts))
            (_newestLast, _newestPorts, _secondLast, _secondPorts) = (_secondLast, _secondPorts, _newestLast, _newestPorts);
    }

    /// <summary>The newest connection, in a window that starts at <paramref name="windowStart"/>.</summary>
    public readonly FiveTuple Newest(long windowStart) => Tuple(_newestPorts, _newestLast, windowStart);

    /// <summary>The connection before the newest.</summary>
    public readonly FiveTuple Second(long windowStart) => Tuple(_secondPorts, _secondLast, windowStart);

    private static bool IsNewer(int last, uint ports, int otherLast, uint otherPorts) =>
        last > otherLast || (last == otherLast && ports > otherPorts);

    private static FiveTuple Tuple(uint ports, int last, long windowStart) =>
        last == 0 ? default : new((ushort)(ports >> 16), (ushort)ports, windowStart + last - 1);
}
