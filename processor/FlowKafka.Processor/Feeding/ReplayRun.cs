using FlowKafka.Kafka.Feed;
using FlowKafka.Processor.Files;
using FlowKafka.Processor.Reports;

namespace FlowKafka.Processor.Feeding;

/// <summary>Sends what a merge gives, and writes down from time to time what is acknowledged.</summary>
internal sealed class ReplayRun(UnitMerge merge, UnitPacker packer, IMessageFeed feed, Pace pace, ReplayState? state, SetAside aside, TimeProvider time)
{
    private const int Often = 1000;
    private static readonly TimeSpan BetweenStates = TimeSpan.FromSeconds(2);

    private long _saved = time.GetTimestamp();

    /// <summary>Sends all units.</summary>
    public void SendAll(Action<long, string> told, CancellationToken stop)
    {
        while (merge.MoveNext())
        {
            var file = merge.Current;
            pace.Wait(file.Time, SaveOrSend, stop);
            if (!packer.TryAdd(file.Frame, file.Unit.Span, file.IsAlone, file.Time))
                aside.Fail(file.File.Path, $"a document of {Quantity.Bytes(file.Unit.Length)} is longer than a message may be, and was left out: raise message.max.bytes at the topic and in Kafka:ClientConfig");
            merge.PassOn();
            if (packer.Units % Often != 0)
                continue;
            stop.ThrowIfCancellationRequested();
            if (state is not null && time.GetElapsedTime(_saved) >= BetweenStates)
                Save();
            told(merge.BytesRead, Quantity.Of(packer.Units, "line or document", "lines and documents"));
        }

        Save();
    }

    // Where the clock is waited for, nothing is left in packs.
    private void SaveOrSend()
    {
        if (state is not null && time.GetElapsedTime(_saved) >= BetweenStates)
            Save();
        else
            packer.SendAll();
    }

    private void Save()
    {
        packer.SendAll();
        feed.Flush();
        state?.Save(merge.Positions);
        _saved = time.GetTimestamp();
    }
}
