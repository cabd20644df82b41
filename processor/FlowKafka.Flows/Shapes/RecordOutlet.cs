using System.Runtime.CompilerServices;

namespace FlowKafka.Flows;

/// <summary>Passes a value's records on, each with its place, and counts them.</summary>
internal sealed class RecordOutlet(DecodeCounts counts)
{
    private int _document;
    private int _line;

    /// <summary>The number of the document that comes next.</summary>
    public int Document => _document;

    /// <summary>The line of the document that comes next.</summary>
    public int Line => _line;

    /// <summary>Records offered so far.</summary>
    public long Offered => counts.Offered;

    /// <summary>What the records are of that come next.</summary>
    public FlowLogSource Source { get; set; } = FlowLogSource.AwsVpc;

    private RecordPlace Place => new(_document, _line);

    public void Begin() => (_document, _line) = (0, 0);

    public void NextLine() => _line++;

    /// <summary>Forgets the lines before a document.</summary>
    public void BeginDocument() => _line = 0;

    public void NextDocument()
    {
        _document++;
        _line = 0;
    }

    /// <summary>Counts a record that was found; one of the other calls tells what becomes of it.</summary>
    public void Offer() => counts.Offered++;

    /// <summary>Counts an envelope that was opened.</summary>
    public void Open(FlowLogEnvelope envelope) => counts.Open(envelope);

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
        counts.Accept(Source);
        if (inverted)
            counts.InvertedIntervals++;
        if (record.IsSampled)
            counts.Sampled++;
        if (!record.HasIdentity)
            counts.WithoutIdentity++;
        sink.Accept(in record, Place, Trimmed(line));
    }

    /// <summary>Passes on the record of a whole line; <see cref="CountWhole"/> counts it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AcceptWhole(in FlowRecord record, ReadOnlySpan<byte> line, IFlowSink sink) =>
        sink.Accept(in record, new RecordPlace(_document, _line++), line);

    /// <summary>Counts records of whole lines, offered and accepted, each with an identity.</summary>
    public void CountWhole(int records, int inverted) => counts.Accept(Source, records, inverted);

    /// <summary>Passes on both directions of a conversation, each as a record that is offered; one without packets and bytes
    /// is none, and a conversation without any is skipped.</summary>
    /// <param name="flow">The conversation: start not after end.</param>
    /// <param name="eventId">Identity from the envelope, or 0: then the fields make it.</param>
    /// <param name="raw">The bytes that it came in.</param>
    /// <param name="sink">Takes the records.</param>
    public void AcceptBoth(ref TwoWayFlow flow, UInt128 eventId, ReadOnlySpan<byte> raw, IFlowSink sink)
    {
        var isTold = Accept(ref flow.Forward, flow.ReporterHash, eventId, raw, sink);
        var back = flow.Back();
        isTold |= Accept(ref back, flow.ReporterHash, eventId == UInt128.Zero ? eventId : eventId + 1, raw, sink);
        if (isTold)
            return;
        Offer();
        Skip(SkipReason.NoCounters, sink);
    }

    /// <summary>Passes on traffic that was refused, as a record that is offered: also without packets, since it was tried.</summary>
    public void AcceptRefused(ref TwoWayFlow flow, UInt128 eventId, ReadOnlySpan<byte> raw, IFlowSink sink) =>
        AcceptOffered(ref flow.Forward, flow.ReporterHash, eventId, raw, sink);

    private bool Accept(ref FlowRecord record, ulong reporter, UInt128 eventId, ReadOnlySpan<byte> raw, IFlowSink sink)
    {
        if (record.Packets == 0 && record.Bytes == 0)
            return false;
        AcceptOffered(ref record, reporter, eventId, raw, sink);
        return true;
    }

    private void AcceptOffered(ref FlowRecord record, ulong reporter, UInt128 eventId, ReadOnlySpan<byte> raw, IFlowSink sink)
    {
        record.HasIdentity = true;
        record.Identity = eventId == UInt128.Zero ? StableHash.OfRecord(record, record.Start, record.End, reporter) : eventId;
        Offer();
        Accept(in record, inverted: false, raw, sink);
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
