using System.Text;

namespace FlowKafka.Flows.Tests;

/// <summary>Keeps everything that a decoder says, and holds it to its own count.</summary>
internal sealed class RecordingSink : IFlowSink
{
    public List<FlowRecord> Records { get; } = [];

    public List<RecordPlace> Places { get; } = [];

    public List<string> Raw { get; } = [];

    public List<(SkipReason Reason, RecordPlace Place)> Skips { get; } = [];

    public List<(RejectReason Reason, RecordPlace Place, string Raw)> Rejects { get; } = [];

    public List<(LostInterval Interval, RecordPlace Place)> Losses { get; } = [];

    public void Accept(in FlowRecord record, RecordPlace place, ReadOnlySpan<byte> raw)
    {
        Records.Add(record);
        Places.Add(place);
        Raw.Add(Encoding.Latin1.GetString(raw));
    }

    public void Skip(SkipReason reason, RecordPlace place) => Skips.Add((reason, place));

    public void Reject(RejectReason reason, RecordPlace place, ReadOnlySpan<byte> raw) =>
        Rejects.Add((reason, place, Encoding.Latin1.GetString(raw)));

    public void Lost(in LostInterval interval, RecordPlace place) => Losses.Add((interval, place));
}
