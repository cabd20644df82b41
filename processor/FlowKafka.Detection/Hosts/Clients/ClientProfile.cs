using System.Runtime.InteropServices;
using FlowKafka.Detection.Hosts.Sketches;

namespace FlowKafka.Detection.Hosts.Clients;

/// <summary>A client over all its servers, in 144 bytes: the hour so far, and what hours usually are.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct ClientProfile
{
    // Silent days that still change a weight.
    private const int MostSilentDays = 64;

    public long FirstSeen;
    public long AsOf;

    /// <summary>Bytes sent in the hour so far.</summary>
    public long Bytes;

    /// <summary>The newest hour with traffic, since the epoch.</summary>
    public int Hour;

    /// <summary>The hours of its day that were active.</summary>
    public int ActiveHours;

    /// <summary>How far the newest whole hour is above the baselines before it.</summary>
    public float ServersDeviation, BytesDeviation;

    public HourlyBaseline HourlyServers, HourlyBytes;

    /// <summary>Hours in the baselines.</summary>
    public ushort Hours;

    /// <summary>Whole days in <see cref="Weights"/>, at most as many as matter.</summary>
    public byte Days;

    public HourWeights Weights;

    /// <summary>The servers of the hour so far.</summary>
    public DistinctSketch Servers;

    /// <summary>The newest day with traffic, since the epoch; 0 when there was none.</summary>
    public readonly int Day => Hour / HourWeights.Hours;

    public void Add(int hour, uint server, long bytes)
    {
        if (hour != Hour)
            Begin(hour);
        Servers.Add(server);
        Bytes += bytes;
        ActiveHours |= 1 << (hour % HourWeights.Hours);
    }

    /// <summary>How much the present hour of the day is usually active; 1 while no whole day is known.</summary>
    public readonly float HourActivity => Days == 0 ? 1 : Weights[Hour % HourWeights.Hours] / (float)byte.MaxValue;

    private void Begin(int hour)
    {
        // The hour and the day in which it was first seen are no whole ones.
        if (Hour > 0 && FirstSeen <= ClosingWindow.StartOfHour(Hour))
            EndHour();
        if (hour != Hour + 1)
            (ServersDeviation, BytesDeviation) = (0, 0);
        if (hour / HourWeights.Hours != Day)
            EndDay(hour / HourWeights.Hours);
        (Hour, Bytes, Servers) = (hour, 0, default);
    }

    private void EndHour()
    {
        var (servers, bytes) = (LogScale.Of(Servers.Count), LogScale.Of(Bytes));
        (ServersDeviation, BytesDeviation) = (HourlyServers.Above(servers, Hours), HourlyBytes.Above(bytes, Hours));
        HourlyServers.Add(servers, Hours);
        HourlyBytes.Add(bytes, Hours);
        Hours += Hours == ushort.MaxValue ? (ushort)0 : (ushort)1;
    }

    private void EndDay(int next)
    {
        if (Hour > 0)
        {
            if (FirstSeen <= ClosingWindow.StartOfHour(Day * HourWeights.Hours))
                AddDay(ActiveHours);
            for (var silent = Math.Min(MostSilentDays, next - Day - 1); silent > 0; silent--)
                AddDay(0);
        }

        ActiveHours = 0;
    }

    private void AddDay(int active)
    {
        Days = (byte)Math.Min(HourWeights.Days, Days + 1);
        Weights.AddDay(active, Days);
    }
}
