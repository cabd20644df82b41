using FlowKafka.Streams.Points;

namespace FlowKafka.Processor.Scoring;

/// <summary>Counts what points come by, in any order, and writes them to a file and for bulk requests when they are wanted.</summary>
internal sealed class WindowTotals(WindowsFile? file, BulkDocuments? bulk = null) : IWindowSink
{
    private readonly HashSet<long> _windows = [];

    /// <summary>Different windows.</summary>
    public int Windows => _windows.Count;

    /// <summary>Points.</summary>
    public long Points { get; private set; }

    /// <summary>Conversations that began: a pair that was silent for long begins a new one.</summary>
    public long Conversations { get; private set; }

    /// <summary>Start of the first window, Unix milliseconds; null before any.</summary>
    public long? From { get; private set; }

    /// <summary>End of the last window, Unix milliseconds; null before any.</summary>
    public long? To { get; private set; }

    public void Emit(in WindowPoint point)
    {
        _windows.Add(point.Start);
        Points++;
        From = Math.Min(From ?? point.Start, point.Start);
        To = Math.Max(To ?? point.End, point.End);
        if (point.Conversation.Points + point.Conversation.UnknownWindows == 1 && (point.HasTraffic || point.Unknown))
            Conversations++;
        file?.Write(point);
        bulk?.Write(point);
    }
}
