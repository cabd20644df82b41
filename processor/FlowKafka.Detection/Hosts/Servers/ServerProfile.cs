using System.Runtime.InteropServices;
using FlowKafka.Detection.Hosts.Sketches;
using FlowKafka.Detection.Profiles;

namespace FlowKafka.Detection.Hosts.Servers;

/// <summary>A server over all its clients, in 136 bytes.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct ServerProfile
{
    // Half a percent: medians follow a lasting change within hundreds of windows.
    private const int LeastStep = 4;

    public long FirstSeen;
    public long AsOf;

    /// <summary>The day of <see cref="Today"/>, since the epoch.</summary>
    public int Day;

    /// <summary>The clients of that day, and of the day before.</summary>
    public DistinctSketch Today, Yesterday;

    /// <summary>Medians on the <see cref="LogScale"/>, over all windows; the step counts points up to where it is least.</summary>
    public ushort ClientBytes, ClientPackets, ServerBytes, ServerPackets, Points;

    public readonly OrientedPoint Typical => new(
        LogScale.ToNumber(ClientBytes), LogScale.ToNumber(ClientPackets), LogScale.ToNumber(ServerBytes), LogScale.ToNumber(ServerPackets));

    public void AddClient(int day, uint client)
    {
        if (day != Day)
        {
            Yesterday = day == Day + 1 ? Today : default;
            (Today, Day) = (default, day);
        }

        Today.Add(client);
    }

    public void AddPoint(in HostEntry entry)
    {
        RunningMedian.Add(ref ClientBytes, LogScale.Of(entry.ClientBytes), Points, LeastStep);
        RunningMedian.Add(ref ClientPackets, LogScale.Of(entry.ClientPackets), Points, LeastStep);
        RunningMedian.Add(ref ServerBytes, LogScale.Of(entry.ServerBytes), Points, LeastStep);
        RunningMedian.Add(ref ServerPackets, LogScale.Of(entry.ServerPackets), Points, LeastStep);
        Points += Points == ushort.MaxValue ? (ushort)0 : (ushort)1;
    }
}
