using FlowKafka.Detection.Profiles;
using FlowKafka.Flows;
using FlowKafka.Streams.Points;

namespace FlowKafka.Processor.Talk;

/// <summary>
/// What is kept of a pair over three weeks: counts only, for both sides as the client, since the talk's rule tells them
/// apart at the end; and the points of one hour of its first conversation that has so many.
/// </summary>
internal sealed class TalkStream(IpPair pair, string reporter)
{
    /// <summary>Complete points that companions look at.</summary>
    public const int Run = 6;

    // The first point and the newest are partial.
    private const int RunWithEnds = Run + 2;

    private readonly int[] _inside = new int[4];
    private readonly OrientedWindow[] _points = new OrientedWindow[RunWithEnds];
    private int _kept;
    private long _conversation = long.MinValue;
    private PortTrace _lowerPorts, _higherPorts;

    public IpPair Pair => pair;

    /// <summary>The interface that told of it first.</summary>
    public string Reporter => reporter;

    public int Points { get; private set; }

    public int UnknownWindows { get; private set; }

    /// <summary>Starts of the first and the last window with a point, Unix milliseconds.</summary>
    public long First { get; private set; } = long.MaxValue;

    public long Last { get; private set; }

    public long Records { get; private set; }

    public void AddUnknown() => UnknownWindows++;

    /// <summary>Takes a point.</summary>
    /// <param name="window">The window.</param>
    /// <param name="inside">Bit 2·attempt + side: the point lies in the hull of attempt 1 (0) or 2 (1), that side being the client.</param>
    public void Add(in WindowPoint window, int inside)
    {
        Points++;
        (First, Last) = (Math.Min(First, window.Start), window.Start);
        Records += window.Lower.Records + window.Higher.Records;
        _lowerPorts.Add(window.LowerPorts);
        _higherPorts.Add(window.HigherPorts);
        for (var bit = 0; bit < _inside.Length; bit++)
            _inside[bit] += inside >> bit & 1;
        Keep(window);
    }

    /// <summary>Points in the hull of attempt 1 or 2.</summary>
    public int Inside(int attempt, Side client) => _inside[(2 * (attempt - 1)) + (int)client];

    /// <summary>True when the server used several ports.</summary>
    public bool HasSeveralDestinationPorts(Side client) => client == Side.Lower ? _higherPorts.Several : _lowerPorts.Several;

    /// <summary>The part of the windows from the first to the last in which the pair spoke.</summary>
    public double Continuity(long windowSize) => (double)Points / ((Last - First) / windowSize + 1 - UnknownWindowsWithin(windowSize));

    /// <summary>The run of complete points; empty when no conversation had so many.</summary>
    public OrientedWindow[] RunOf(Side client)
    {
        if (_kept < RunWithEnds)
            return [];
        var run = _points.AsSpan(1, Run).ToArray();
        return client == Side.Lower ? run : [.. run.Select(window => window.Turned())];
    }

    // Unknown windows are neither silent nor points; no more of them can lie between than there are windows without a point.
    private long UnknownWindowsWithin(long windowSize) => Math.Min(UnknownWindows, ((Last - First) / windowSize) + 1 - Points);

    private void Keep(in WindowPoint window)
    {
        if (_kept == RunWithEnds)
            return;
        if (window.Conversation.Start != _conversation)
            (_conversation, _kept) = (window.Conversation.Start, 0);
        _points[_kept++] = OrientedWindow.Of(window, (int)((window.Start - _conversation) / (window.End - window.Start)), Side.Lower);
    }
}
