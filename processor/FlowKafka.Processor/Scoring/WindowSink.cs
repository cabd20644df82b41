using FlowKafka.Detection;
using FlowKafka.Streams.Points;

namespace FlowKafka.Processor.Scoring;

/// <summary>Hands closed windows' points to judge, and to a file when there is one, and counts them.</summary>
internal sealed class WindowSink(Judge judge, WindowsFile? file) : IWindowSink
{
    /// <summary>Conversations that began: a pair that was silent for long begins a new one.</summary>
    public long Conversations { get; private set; }

    /// <summary>Start of the first window, Unix milliseconds; null before any.</summary>
    public long? From { get; private set; }

    /// <summary>End of the last window, Unix milliseconds; null before any.</summary>
    public long? To { get; private set; }

    public void Emit(in WindowPoint point)
    {
        From ??= point.Start;
        To = point.End;
        if (point.Conversation.Points + point.Conversation.UnknownWindows == 1 && (point.HasTraffic || point.Unknown))
            Conversations++;
        file?.Write(point);
        judge.Observe(point);
    }
}
