namespace FlowKafka.Flows;

/// <summary>
/// Makes one-way records of a connection in Zeek's conn.log: what the originator sent, and what came back. Zeek's uid, with the
/// time, is their identity.
/// </summary>
internal sealed class ZeekConnection(RecordNames names, RecordOutlet outlet)
{
    private const long FirstMilliseconds = 100_000_000_000; // as seconds the year 5138, as milliseconds 1973

    /// <summary>Passes on, skips or rejects a connection.</summary>
    /// <param name="fields">Its fields, numbered by <see cref="ZeekField"/>.</param>
    /// <param name="document">The document, or the line, that they stand in.</param>
    /// <param name="eventId">Identity from the envelope, or 0.</param>
    /// <param name="sink">Takes the records.</param>
    public void Take(RecordFields fields, ReadOnlySpan<byte> document, UInt128 eventId, IFlowSink sink)
    {
        var flow = default(TwoWayFlow);
        if (IsOther(fields, document))
            Skip(SkipReason.OtherRecord, sink);
        else if (!fields.Has(ZeekField.Protocol) && fields.Text(document, ZeekField.Transport).SequenceEqual("unknown_transport"u8))
            Skip(SkipReason.Protocol, sink);
        else if (TryEnds(fields, document, ref flow.Forward) && TryTimes(fields, document, ref flow.Forward, out var start)
            && TryCounts(fields, document, 0, flow.Forward, out flow.Forward.Packets, out flow.Forward.Bytes)
            && TryCounts(fields, document, ZeekField.Sides, flow.Forward, out flow.PacketsBack, out flow.BytesBack)
            && TryNames(fields, document, ref flow))
            Accept(fields, document, ref flow, start, eventId, sink);
        else
            Reject(fields, document, sink);
    }

    /// <summary>True for a record of another log: its path says so, or it has nothing that only connections have.</summary>
    private static bool IsOther(RecordFields fields, ReadOnlySpan<byte> document)
    {
        if (fields.Has(ZeekField.Path))
            return !fields.Text(document, ZeekField.Path).SequenceEqual("conn"u8);
        for (var field = ZeekField.OriginatorPackets; field < ZeekField.Count; field++)
        {
            if (fields.Has(field))
                return false;
        }

        return !fields.Has(ZeekField.State);
    }

    private static bool TryEnds(RecordFields fields, ReadOnlySpan<byte> document, ref FlowRecord record)
    {
        var protocol = fields.Has(ZeekField.Protocol) ? ZeekField.Protocol : ZeekField.Transport;
        if (!fields.TryAddress(document, ZeekField.OriginatorAddress, out record.Source)
            || !fields.TryAddress(document, ZeekField.ResponderAddress, out record.Destination)
            || !fields.TryProtocol(document, protocol, out record.Protocol))
            return false;
        if (record.Protocol == ProtocolText.Icmp && !record.Source.IsV4)
            record.Protocol = ProtocolText.IcmpV6;
        return fields.TryPorts(document, ZeekField.OriginatorPort, ZeekField.ResponderPort, ref record);
    }

    private static bool TryTimes(RecordFields fields, ReadOnlySpan<byte> document, ref FlowRecord record, out Moment start)
    {
        start = default;
        var duration = default(Moment);
        if (!fields.Has(ZeekField.Time))
            return fields.Fails(RejectReason.MissingField);
        if (!TryTime(fields.Text(document, ZeekField.Time), out start)
            || (fields.Has(ZeekField.Duration) && !TimeText.TryEpoch(fields.Text(document, ZeekField.Duration), out duration)))
            return fields.Fails(RejectReason.BadNumber);
        record.Start = start.Milliseconds;
        record.End = start.After(duration).Milliseconds;
        return record.End < TimeText.End || fields.Fails(RejectReason.BadNumber);
    }

    /// <summary>Reads seconds, milliseconds or a date: Zeek writes what it is told to.</summary>
    private static bool TryTime(ReadOnlySpan<byte> text, out Moment time)
    {
        if (TimeText.IsIso(text))
            return TimeText.TryIso(text, out time);
        return !text.Contains((byte)'.') && DigitParser.TryParse(text, long.MaxValue, out var number) && number >= FirstMilliseconds
            ? TimeText.TryMilliseconds(text, out time)
            : TimeText.TryEpoch(text, out time);
    }

    /// <summary>Reads what a side sent. Where only the payload is known the headers of its packets are added.</summary>
    private static bool TryCounts(
        RecordFields fields, ReadOnlySpan<byte> document, int side, in FlowRecord record, out long packets, out long bytes)
    {
        bytes = 0;
        if (!fields.TryOptional(document, side + ZeekField.OriginatorPackets, long.MaxValue, out packets))
            return false;
        if (fields.Has(side + ZeekField.OriginatorIpBytes))
            return fields.TryCount(document, side + ZeekField.OriginatorIpBytes, out bytes);
        if (!fields.TryOptional(document, side + ZeekField.OriginatorBytes, long.MaxValue, out var payload))
            return false;
        var header = (record.Source.IsV4 ? 20 : 40) + (record.Protocol == ProtocolText.Tcp ? 20 : 8);
        if (packets > (long.MaxValue - payload) / header)
            return fields.Fails(RejectReason.BadNumber);
        bytes = payload + packets * header;
        return true;
    }

    private bool TryNames(RecordFields fields, ReadOnlySpan<byte> document, ref TwoWayFlow flow) =>
        names.TrySet(default, fields.Text(document, ZeekField.System, ZeekField.Host), default, ref flow.Forward, out flow.ReporterHash)
        || fields.Fails(names.Reason);

    private void Accept(
        RecordFields fields, ReadOnlySpan<byte> document, ref TwoWayFlow flow, Moment start, UInt128 eventId, IFlowSink sink)
    {
        if (flow.Forward.Protocol == ProtocolText.Tcp)
        {
            var state = fields.Text(document, ZeekField.State);
            (flow.Forward.TcpFlags, flow.TcpFlagsBack) = fields.Has(ZeekField.History)
                ? ZeekHistory.Flags(fields.Text(document, ZeekField.History))
                : ZeekHistory.FlagsOfState(state);
            // The attempt was not let through; the reset that says so was.
            flow.IsRefusal = state.SequenceEqual("REJ"u8);
            flow.Forward.Action = flow.IsRefusal ? FlowAction.Reject : FlowAction.Accept;
        }

        if (fields.Has(ZeekField.Uid))
            eventId = StableHash.OfEventId(fields.Text(document, ZeekField.Uid), (ulong)start.Wrapped ^ flow.ReporterHash);
        outlet.AcceptBoth(ref flow, eventId, document, sink);
    }

    private void Skip(SkipReason reason, IFlowSink sink)
    {
        outlet.Offer();
        outlet.Skip(reason, sink);
    }

    private void Reject(RecordFields fields, ReadOnlySpan<byte> document, IFlowSink sink)
    {
        outlet.Offer();
        outlet.Reject(fields.Reason, document, sink);
    }
}
