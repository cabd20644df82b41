namespace FlowKafka.Flows;

/// <summary>Passes a value's records on, each with its place, and counts them.</summary>
internal sealed class RecordOutlet(DecodeCounts counts)
{
    private int _document;
    private int _line;

    /// <summary>The line of the document that comes next.</summary>
    public int Line => _line;

    private RecordPlace Place => new(_document, _line);

    public void Begin() => (_document, _line) = (0, 0);

    public void NextLine() => _line++;

    public void NextDocument()
    {
        _document++;
        _line = 0;
    }

    /// <summary>Counts a record that was found; one of the other calls tells what becomes of it.</summary>
    public void Offer() => counts.Offered++;

    public void Reject(RejectReason reason, ReadOnlySpan<byte> raw, IFlowSink sink)
    {
        counts.Reject(reason);
        sink.Reject(reason, Place, raw);
    }

    public void Skip(SkipReason reason, IFlowSink sink)
    {
        counts.Skip(reason);
        sink.Skip(reason, Place);
    }

    public void Lose(in FlowRecord record, IFlowSink sink)
    {
        Skip(SkipReason.SkipData, sink);
        sink.Lost(new LostInterval(record.Reporter, record.Start, record.End), Place);
    }

    public void Accept(in FlowRecord record, bool inverted, ReadOnlySpan<byte> line, IFlowSink sink)
    {
        counts.Accepted++;
        if (inverted)
            counts.InvertedIntervals++;
        if (!record.HasIdentity)
            counts.WithoutIdentity++;
        sink.Accept(in record, Place, Trimmed(line));
    }

    public void TakeHeader()
    {
        counts.Headers++;
        _line++;
    }

    /// <summary>A line without the carriage return at its end.</summary>
    public static ReadOnlySpan<byte> Trimmed(ReadOnlySpan<byte> line) =>
        !line.IsEmpty && line[^1] == '\r' ? line[..^1] : line;
}
