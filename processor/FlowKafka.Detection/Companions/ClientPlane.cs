using FlowKafka.Detection.Companions.Quantities;
using FlowKafka.Detection.Profiles;
using FlowKafka.Geometry.Patterns;

namespace FlowKafka.Detection.Companions;

/// <summary>The windows on the plane (client packets, client bytes), each axis in units of its mean, and the line through them.</summary>
internal readonly ref struct ClientPlane : IDisposable
{
    /// <summary>Two points are always on a line.</summary>
    private const int LeastWindows = 3;

    private ClientPlane(Scratch<double> packets, Scratch<double> bytes)
    {
        Packets = packets;
        Bytes = bytes;
        Line = RegressionLine.Through(packets.Span, bytes.Span);
    }

    public Scratch<double> Packets { get; }

    public Scratch<double> Bytes { get; }

    public RegressionLine Line { get; }

    public double PacketsMean { get; private init; }

    public double BytesMean { get; private init; }

    public bool PacketsVary => Packets.Span.Length > 0 && Packets.Span.ContainsAnyExcept(Packets.Span[0]);

    /// <summary>The plane; empty when there are too few windows, or the client sent nothing.</summary>
    public static ClientPlane Of(ReadOnlySpan<OrientedWindow> windows)
    {
        var packets = Series.Sum<ClientPackets>(windows) / windows.Length;
        var bytes = Series.Sum<ClientBytes>(windows) / windows.Length;
        if (windows.Length < LeastWindows || packets == 0 || bytes == 0)
            return new(new(0), new(0));
        return new(Series.Relative<ClientPackets>(windows, packets), Series.Relative<ClientBytes>(windows, bytes))
        {
            PacketsMean = packets,
            BytesMean = bytes,
        };
    }

    /// <summary>Each window's distance from the line. To be disposed of.</summary>
    public Scratch<double> Distances()
    {
        var distances = new Scratch<double>(Packets.Span.Length);
        for (var i = 0; i < distances.Span.Length; i++)
            distances.Span[i] = Line.Distance(Packets.Span[i], Bytes.Span[i]);
        return distances;
    }

    public void Dispose()
    {
        Packets.Dispose();
        Bytes.Dispose();
    }
}
