namespace FlowKafka.Flows;

/// <summary>pmacct's JSON: what its daemons count, one way each.</summary>
internal sealed class PmacctFormat(RecordNames names, RecordOutlet outlet)
    : FieldDocumentFormat(outlet, PmacctField.Map, PmacctField.Count)
{
    private readonly byte[] _name = new byte[ReporterTable.LongestKey];

    /// <inheritdoc/>
    public override FlowLogSource Source => FlowLogSource.Pmacct;

    /// <summary>It has pmacct's addresses and counters, or is one of its events, which name writer or peer.</summary>
    protected override bool IsOwn(ReadOnlySpan<byte> document)
    {
        if (Fields.Has(PmacctField.SourceAddress) || Fields.Has(PmacctField.DestinationAddress))
            return Fields.Has(PmacctField.Bytes) || Fields.Has(PmacctField.Packets) || Fields.Has(PmacctField.EventType);
        var type = Fields.Text(document, PmacctField.EventType);
        return type.StartsWith("purge"u8)
            || ((type.StartsWith("log"u8) || type.StartsWith("dump"u8))
                && (Fields.Has(PmacctField.Writer) || Fields.Has(PmacctField.Exporter)));
    }

    protected override void Decode(ReadOnlySpan<byte> document, UInt128 eventId, IFlowSink sink)
    {
        var record = default(FlowRecord);
        if (Fields.Has(PmacctField.EventType) && !Fields.Text(document, PmacctField.EventType).SequenceEqual("purge"u8))
            Skip(SkipReason.OtherRecord, sink);
        else if (TryRecord(document, ref record) && TryTimes(document, out var start, out var end)
            && TryNames(document, ref record, out var reporter))
            Accept(
                ref record, start, end,
                eventId != UInt128.Zero ? eventId : StableHash.OfRecord(record, start.Wrapped, end.Wrapped, reporter), document, sink);
        else
            Reject(document, sink);
    }

    private bool TryRecord(ReadOnlySpan<byte> document, ref FlowRecord record)
    {
        if (!Fields.TryAddress(document, PmacctField.SourceAddress, out record.Source)
            || !Fields.TryAddress(document, PmacctField.DestinationAddress, out record.Destination)
            || !Fields.TryProtocol(document, PmacctField.Protocol, out record.Protocol)
            || !Fields.TryPorts(document, PmacctField.SourcePort, PmacctField.DestinationPort, ref record)
            || !Fields.TryCount(document, PmacctField.Bytes, out record.Bytes)
            || !Fields.TryCount(document, PmacctField.Packets, out record.Packets)
            || !Fields.TryOptional(document, PmacctField.SamplingRate, long.MaxValue, out var rate)
            || !Fields.TryOptional(document, PmacctField.TcpFlags, ushort.MaxValue, out var flags))
            return false;
        record.TcpFlags = CollectorRecord.FlagsOf(flags, record.Packets);
        var direction = Fields.Text(document, PmacctField.SamplingDirection);
        record.Direction = direction.SequenceEqual("i"u8) ? FlowDirection.Ingress
            : direction.SequenceEqual("e"u8) ? FlowDirection.Egress : FlowDirection.Unknown;
        return CollectorRecord.TryScale(rate, ref record) || Fields.Fails(RejectReason.BadNumber);
    }

    /// <summary>Reads the flow's own times, else those of what was stitched, else those of the bin that it was counted in.</summary>
    private bool TryTimes(ReadOnlySpan<byte> document, out Moment start, out Moment end)
    {
        if (!TryTimes(document, PmacctField.Start, out start, out end))
            return false;
        if (start.IsZero && !TryTimes(document, PmacctField.StitchedStart, out start, out end))
            return false;
        if (start.IsZero && !TryTimes(document, PmacctField.BinStart, out start, out end))
            return false;
        return !start.IsZero || Fields.Fails(RejectReason.MissingField);
    }

    /// <summary>Reads a start and the end that follows it; an end that is not known is the start.</summary>
    private bool TryTimes(ReadOnlySpan<byte> document, int first, out Moment start, out Moment end)
    {
        end = default;
        if (!TryTime(document, first, out start) || !TryTime(document, first + 1, out end))
            return Fields.Fails(RejectReason.BadNumber);
        if (end.IsZero)
            end = start;
        return true;
    }

    private bool TryTime(ReadOnlySpan<byte> document, int field, out Moment time)
    {
        time = default;
        if (!Fields.Has(field))
            return true;
        var text = Fields.Text(document, field);
        // What is not known is written as a date of zeros.
        if (!text.ContainsAnyInRange((byte)'1', (byte)'9'))
            return true;
        return TimeText.IsIso(text) ? TimeText.TryIso(text, out time) : TimeText.TryEpoch(text, out time);
    }

    private bool TryNames(ReadOnlySpan<byte> document, ref FlowRecord record, out ulong reporter)
    {
        var exporter = Fields.Text(document, PmacctField.Exporter, PmacctField.Label);
        if (exporter.IsEmpty)
            exporter = WriterOf(Fields.Text(document, PmacctField.Writer));
        return names.TrySet(default, CollectorRecord.NameOf(exporter, record.Direction, _name), default, ref record, out reporter)
            || Fields.Fails(names.Reason);
    }

    /// <summary>The writer's name without its process id, which changes with every start.</summary>
    private static ReadOnlySpan<byte> WriterOf(ReadOnlySpan<byte> writer)
    {
        var end = writer.LastIndexOf((byte)'/');
        return end < 0 ? writer : writer[..end];
    }
}
