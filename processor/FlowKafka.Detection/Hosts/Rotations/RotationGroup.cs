using FlowKafka.Flows;
using FlowKafka.Streams.Points;

namespace FlowKafka.Detection.Hosts.Rotations;

/// <summary>The conversation of a client with a group of addresses at one port, and which of them it spoke with of late.</summary>
internal struct RotationGroup
{
    public long AsOf;

    /// <summary>The whole conversation; the client is its lower side.</summary>
    public Conversation Talk;

    /// <summary>The main address of the newest window with traffic.</summary>
    public IpAddress Main;

    /// <summary>The main addresses of the last windows, oldest first; null while they are one.</summary>
    public IpAddress[]? Mains;

    /// <summary>The number of its sums in the window that is being closed, plus 1; 0 when it has none.</summary>
    public int Window;

    /// <summary>True while the conversation hops.</summary>
    public readonly bool IsRotating => Mains is not null;

    /// <summary>Begins with a window.</summary>
    public void Begin(in RotationWindow window) => (Talk, Main, Mains) = (window.Vote(window.Talk), window.Main, null);

    /// <summary>Goes on with a window.</summary>
    /// <param name="window">The window's sums.</param>
    /// <param name="closing">The window.</param>
    /// <param name="silent">Windows without traffic before it.</param>
    /// <param name="most">How many windows are looked back on.</param>
    public void GoOn(in RotationWindow window, in ClosingWindow closing, int silent, int most)
    {
        var active = Talk.Points + Talk.UnknownWindows;
        Talk = window.Vote(Talk) with
        {
            SilentWindows = Talk.SilentWindows + silent,
            Points = Talk.Points + (window.Sum.Unknown ? 0 : 1),
            UnknownWindows = Talk.UnknownWindows + (window.Sum.Unknown ? 1 : 0),
            SampledWindows = Talk.SampledWindows + (window.Sum.Sampled ? 1 : 0),
            LowerBytes = Talk.LowerBytes + window.Sum.Lower.Bytes,
            LowerPackets = Talk.LowerPackets + window.Sum.Lower.Packets,
            HigherBytes = Talk.HigherBytes + window.Sum.Higher.Bytes,
            HigherPackets = Talk.HigherPackets + window.Sum.Higher.Packets,
        };
        if (!window.Sum.HasTraffic)
            return;
        Talk = Talk with { LastTraffic = closing.Start };
        if (Mains is not null || window.Main != Main)
            Push(window.Main, active, most);
        Main = window.Main;
    }

    private void Push(in IpAddress main, int active, int most)
    {
        var before = Mains;
        if (before is null)
        {
            before = new IpAddress[Math.Min(active, most - 1)];
            Array.Fill(before, Main);
        }

        var kept = Math.Min(before.Length, most - 1);
        Mains = [.. before.AsSpan(before.Length - kept), main];
        if (!Mains.AsSpan().ContainsAnyExcept(main))
            Mains = null;
    }
}
