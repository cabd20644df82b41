namespace FlowKafka.Flows;

/// <summary>GoFlow2's JSON: NetFlow, IPFIX and sFlow, one way each.</summary>
internal sealed class GoFlow2Format(RecordNames names, RecordOutlet outlet)
    : FieldDocumentFormat(outlet, GoFlow2Field.Map, GoFlow2Field.Count)
{
    private readonly byte[] _name = new byte[ReporterTable.LongestKey];

    /// <inheritdoc/>
    public override FlowLogSource Source => FlowLogSource.GoFlow2;

    /// <summary>It says which protocol it came by, or has addresses and one of the times that only GoFlow2 names so.</summary>
    protected override bool IsOwn(ReadOnlySpan<byte> document)
    {
        var hasTime = Fields.Has(GoFlow2Field.Received) || Fields.Has(GoFlow2Field.Start)
            || Fields.Has(GoFlow2Field.ReceivedSeconds) || Fields.Has(GoFlow2Field.StartSeconds);
        var kind = Fields.Text(document, GoFlow2Field.Kind);
        return hasTime && (Fields.Has(GoFlow2Field.SourceAddress) || Fields.Has(GoFlow2Field.DestinationAddress)
            || kind.StartsWith("SFLOW"u8) || kind.StartsWith("NETFLOW"u8) || kind.SequenceEqual("IPFIX"u8));
    }

    protected override void Decode(ReadOnlySpan<byte> document, UInt128 eventId, IFlowSink sink)
    {
        var record = default(FlowRecord);
        if (IsNoIp(document))
            Skip(SkipReason.OtherRecord, sink);
        else if (IsNamelessProtocol())
            Skip(SkipReason.Protocol, sink);
        else if (TryRecord(document, ref record) && TryTimes(document, out var start, out var end)
            && TryNames(document, ref record, out var reporter))
            Accept(ref record, start, end, IdentityOf(document, eventId, record, start, end, reporter), document, sink);
        else
            Reject(document, sink);
    }

    /// <summary>True for a frame that carries no IP, as of ARP.</summary>
    private bool IsNoIp(ReadOnlySpan<byte> document)
    {
        if (!Fields.Has(GoFlow2Field.EtherType))
            return !Fields.Has(GoFlow2Field.SourceAddress) && !Fields.Has(GoFlow2Field.DestinationAddress)
                && !Fields.Has(GoFlow2Field.Protocol) && Fields.Text(document, GoFlow2Field.Kind).StartsWith("SFLOW"u8);
        var type = Fields.Text(document, GoFlow2Field.EtherType);
        return !(type.SequenceEqual("IPv4"u8) || type.SequenceEqual("IPv6"u8) || type.SequenceEqual("2048"u8)
            || type.SequenceEqual("34525"u8) || type.SequenceEqual("0"u8));
    }

    /// <summary>True where the protocol's name is empty: GoFlow2 knows those of TCP, UDP, SCTP and ICMP only.</summary>
    private bool IsNamelessProtocol() => Fields.IsEmptyText(GoFlow2Field.Protocol);

    private bool TryRecord(ReadOnlySpan<byte> document, ref FlowRecord record)
    {
        if (!Fields.TryAddress(document, GoFlow2Field.SourceAddress, out record.Source)
            || !Fields.TryAddress(document, GoFlow2Field.DestinationAddress, out record.Destination)
            || !Fields.TryProtocol(document, GoFlow2Field.Protocol, out record.Protocol)
            || !Fields.TryPorts(document, GoFlow2Field.SourcePort, GoFlow2Field.DestinationPort, ref record)
            || !Fields.TryCount(document, GoFlow2Field.Bytes, out record.Bytes)
            || !Fields.TryCount(document, GoFlow2Field.Packets, out record.Packets)
            || !Fields.TryOptional(document, GoFlow2Field.SamplingRate, long.MaxValue, out var rate)
            || !Fields.TryOptional(document, GoFlow2Field.TcpFlags, ushort.MaxValue, out var flags)
            || !Fields.TryOptional(document, GoFlow2Field.Direction, byte.MaxValue, out var direction))
            return false;
        record.TcpFlags = CollectorRecord.FlagsOf(flags, record.Packets);
        if (Fields.Has(GoFlow2Field.Direction))
            record.Direction = direction switch
            {
                0 => FlowDirection.Ingress,
                1 => FlowDirection.Egress,
                _ => FlowDirection.Unknown,
            };
        return CollectorRecord.TryScale(rate, ref record) || Fields.Fails(RejectReason.BadNumber);
    }

    /// <summary>Reads begin and end; a begin that is not known is the end, and where neither is it is the time of receipt.</summary>
    private bool TryTimes(ReadOnlySpan<byte> document, out Moment start, out Moment end)
    {
        end = default;
        if (!TryTime(document, GoFlow2Field.Start, GoFlow2Field.StartMilliseconds, GoFlow2Field.StartSeconds, out start)
            || !TryTime(document, GoFlow2Field.End, GoFlow2Field.EndMilliseconds, GoFlow2Field.EndSeconds, out end))
            return Fields.Fails(RejectReason.BadNumber);
        if (start.IsZero && end.IsZero && !TryTime(document, GoFlow2Field.Received, -1, GoFlow2Field.ReceivedSeconds, out start))
            return Fields.Fails(RejectReason.BadNumber);
        if (start.IsZero)
            start = end;
        if (end.IsZero)
            end = start;
        return !start.IsZero || Fields.Fails(RejectReason.MissingField);
    }

    /// <summary>Reads the first of the spellings that is there and not 0.</summary>
    private bool TryTime(ReadOnlySpan<byte> document, int nanoseconds, int milliseconds, int seconds, out Moment time)
    {
        time = default;
        if (Fields.Has(nanoseconds))
        {
            var text = Fields.Text(document, nanoseconds);
            if (!(TimeText.IsIso(text) ? TimeText.TryIso(text, out time) : TimeText.TryNanoseconds(text, out time)))
                return false;
        }

        if (time.IsZero && milliseconds >= 0 && Fields.Has(milliseconds)
            && !TimeText.TryMilliseconds(Fields.Text(document, milliseconds), out time))
            return false;
        if (!time.IsZero || !Fields.Has(seconds))
            return true;
        var whole = Fields.Text(document, seconds);
        return TimeText.IsIso(whole) ? TimeText.TryIso(whole, out time) : TimeText.TryEpoch(whole, out time);
    }

    private bool TryNames(ReadOnlySpan<byte> document, ref FlowRecord record, out ulong reporter) =>
        names.TrySet(
            default, CollectorRecord.NameOf(Fields.Text(document, GoFlow2Field.Sampler), record.Direction, _name), default,
            ref record, out reporter)
        || Fields.Fails(names.Reason);

    /// <summary>Samples of sFlow have none: two packets of one datagram may be alike in everything that is told of them.</summary>
    private UInt128 IdentityOf(
        ReadOnlySpan<byte> document, UInt128 eventId, in FlowRecord record, Moment start, Moment end, ulong reporter) =>
        eventId != UInt128.Zero ? eventId
        : Fields.Text(document, GoFlow2Field.Kind).StartsWith("SFLOW"u8) ? UInt128.Zero
        : StableHash.OfRecord(record, start.Wrapped, end.Wrapped, reporter);
}
