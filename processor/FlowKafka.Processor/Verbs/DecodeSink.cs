using System.Text;
using FlowKafka.Flows;

namespace FlowKafka.Processor.Verbs;

/// <summary>Passes the first records to a view, and the first refused ones of each reason.</summary>
internal sealed class DecodeSink(IDecodeView view, long limit) : IFlowSink
{
    private const int Examples = 3, MostRaw = 200;

    private readonly int[] _examples = new int[Enum.GetValues<RejectReason>().Length];
    private long _shown;

    public string File { get; set; } = "";

    public void Accept(in FlowRecord record, RecordPlace place, ReadOnlySpan<byte> raw)
    {
        if (_shown++ < limit)
            view.Record(record, File, place);
    }

    public void Skip(SkipReason reason, RecordPlace place)
    {
        // The decoder has counted it.
    }

    public void Reject(RejectReason reason, RecordPlace place, ReadOnlySpan<byte> raw)
    {
        if (_examples[(int)reason]++ < Examples)
            view.Rejected(reason, File, place, Printable(raw[..Math.Min(raw.Length, MostRaw)]) + (raw.Length > MostRaw ? "…" : ""));
    }

    public void Lost(in LostInterval interval, RecordPlace place)
    {
        // It comes beside a skip.
    }

    // What a file holds must not steer the terminal.
    private static string Printable(ReadOnlySpan<byte> raw)
    {
        var text = new StringBuilder(Encoding.UTF8.GetString(raw));
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsControl(text[i]))
                text[i] = text[i] == '\t' ? ' ' : '\uFFFD';
        }

        return text.ToString();
    }
}
