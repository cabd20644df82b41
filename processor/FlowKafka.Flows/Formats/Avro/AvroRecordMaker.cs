using FlowKafka.Avro;

namespace FlowKafka.Flows;

/// <summary>Makes records of what a plan read of a datum.</summary>
internal sealed class AvroRecordMaker(AvroFormatOptions options, RecordNames names, RecordOutlet outlet)
{
    private readonly AvroWords _words = new(options.Accepted, options.Refused);
    private readonly bool _isTwoWay = options.Fields.IsTwoWay;
    private readonly bool _hasIdentity = options.Fields.HasIdentity;
    private readonly byte[] _account = new byte[AddressWriter.Longest];
    private readonly byte[] _interface = new byte[AddressWriter.Longest];
    private readonly byte[] _network = new byte[AddressWriter.Longest];
    private RejectReason _reason;

    /// <summary>Passes on, skips or rejects what was read.</summary>
    /// <param name="plan">Holds what was read.</param>
    /// <param name="data">The datum.</param>
    /// <param name="raw">What a dead letter keeps.</param>
    /// <param name="sink">Takes the records.</param>
    public void Take(AvroPlan plan, ReadOnlySpan<byte> data, ReadOnlySpan<byte> raw, IFlowSink sink)
    {
        var flow = new TwoWayFlow();
        ref var record = ref flow.Forward;
        if (!TryEnds(plan, data, ref record) || !TryTimes(plan, data, out var start, out var end) || !TryWords(plan, data, ref record)
            || !TryCounts(plan, data, ref flow) || !TryNames(plan, data, ref flow))
        {
            outlet.Offer();
            outlet.Reject(_reason, raw, sink);
            return;
        }

        var isInverted = (end.Milliseconds, end.Nanoseconds).CompareTo((start.Milliseconds, start.Nanoseconds)) < 0;
        record.Start = start.Milliseconds;
        record.End = isInverted ? start.Milliseconds : end.Milliseconds;
        if (_isTwoWay)
            outlet.AcceptBoth(ref flow, UInt128.Zero, raw, sink);
        else
            TakeOneWay(ref flow, start, end, isInverted, raw, sink);
    }

    private void TakeOneWay(ref TwoWayFlow flow, Moment start, Moment end, bool isInverted, ReadOnlySpan<byte> raw, IFlowSink sink)
    {
        ref var record = ref flow.Forward;
        outlet.Offer();
        if (record.Packets == 0 && record.Bytes == 0)
        {
            outlet.Skip(SkipReason.NoCounters, sink);
            return;
        }

        record.HasIdentity = _hasIdentity;
        if (_hasIdentity)
            record.Identity = StableHash.OfRecord(record, start.Wrapped, end.Wrapped, flow.ReporterHash);
        outlet.Accept(in record, isInverted, raw, sink);
    }

    private bool TryEnds(AvroPlan plan, ReadOnlySpan<byte> data, ref FlowRecord record)
    {
        if (!TryAddress(plan[AvroPart.SourceAddress], data, out record.Source)
            || !TryAddress(plan[AvroPart.DestinationAddress], data, out record.Destination)
            || !TryProtocol(plan[AvroPart.Protocol], data, out record.Protocol)
            || !TryOptional(plan[AvroPart.SourcePort], data, ushort.MaxValue, out var sourcePort)
            || !TryOptional(plan[AvroPart.DestinationPort], data, ushort.MaxValue, out var destinationPort))
            return false;
        if (!ProtocolText.HasPorts(record.Protocol))
            return true;
        record.SourcePort = (ushort)sourcePort;
        record.DestinationPort = (ushort)destinationPort;
        return true;
    }

    private bool TryTimes(AvroPlan plan, ReadOnlySpan<byte> data, out Moment start, out Moment end)
    {
        end = default;
        var unit = plan.StartUnit;
        if (!TryTime(plan[AvroPart.Start], data, ref unit, out start))
            return false;
        var duration = plan[AvroPart.Duration];
        if (duration.Kind == AvroKind.Null)
        {
            unit = plan.EndUnit;
            return TryTime(plan[AvroPart.End], data, ref unit, out end);
        }

        if (plan.DurationUnit != AvroTimeUnit.Auto)
            unit = plan.DurationUnit;
        if (!TryTime(duration, data, ref unit, out var span))
            return false;
        end = start.After(span);
        return end.Milliseconds < TimeText.End || Fails(RejectReason.BadNumber);
    }

    private bool TryWords(AvroPlan plan, ReadOnlySpan<byte> data, ref FlowRecord record) =>
        (_words.TryAction(plan[AvroPart.Action], data, out record.Action) && _words.TryDirection(plan[AvroPart.Direction], data, out record.Direction))
        || Fails(RejectReason.BadValue);

    private bool TryCounts(AvroPlan plan, ReadOnlySpan<byte> data, ref TwoWayFlow flow)
    {
        ref var record = ref flow.Forward;
        if (!TryCount(plan[AvroPart.Packets], data, out record.Packets) || !TryCount(plan[AvroPart.Bytes], data, out record.Bytes)
            || !TryOptional(plan[AvroPart.PacketsBack], data, long.MaxValue, out flow.PacketsBack)
            || !TryOptional(plan[AvroPart.BytesBack], data, long.MaxValue, out flow.BytesBack)
            || !TryOptional(plan[AvroPart.TcpFlags], data, ushort.MaxValue, out var flags)
            || !TryOptional(plan[AvroPart.TcpFlagsBack], data, ushort.MaxValue, out var flagsBack)
            || !TryOptional(plan[AvroPart.SamplingRate], data, uint.MaxValue, out var rate))
            return false;
        // IPFIX carries the header's length and reserved bits in 16.
        record.TcpFlags = (byte)flags;
        flow.TcpFlagsBack = (byte)flagsBack;
        return rate <= 1 || TryScale(rate, ref flow);
    }

    private bool TryScale(long rate, ref TwoWayFlow flow)
    {
        flow.Forward.IsSampled = true;
        return (TryScale(rate, ref flow.Forward.Packets) && TryScale(rate, ref flow.Forward.Bytes)
            && TryScale(rate, ref flow.PacketsBack) && TryScale(rate, ref flow.BytesBack)) || Fails(RejectReason.BadNumber);
    }

    private static bool TryScale(long rate, ref long count)
    {
        var high = Math.BigMul(count, rate, out var scaled);
        count = scaled;
        return high == 0 && scaled >= 0;
    }

    private bool TryNames(AvroPlan plan, ReadOnlySpan<byte> data, ref TwoWayFlow flow)
    {
        if (!TryName(plan[AvroPart.Account], data, _account, out var account) || !TryName(plan[AvroPart.Interface], data, _interface, out var reporter)
            || !TryName(plan[AvroPart.Network], data, _network, out var network))
            return Fails(RejectReason.BadValue);
        return names.TrySet(account, reporter, network, ref flow.Forward, out flow.ReporterHash) || Fails(names.Reason);
    }

    /// <summary>A name: text, a number, or the address of an exporter in bytes.</summary>
    private static bool TryName(in AvroValue value, ReadOnlySpan<byte> data, Span<byte> room, out ReadOnlySpan<byte> name)
    {
        if (value.Kind != AvroKind.Bytes)
            return AvroWords.TryText(value, data, room, out name);
        name = default;
        if (!AvroNumbers.TryAddress(value, data, out var address))
            return false;
        name = room[..AddressWriter.Write(address, room)];
        return true;
    }

    private bool TryAddress(in AvroValue value, ReadOnlySpan<byte> data, out IpAddress address)
    {
        address = default;
        if (IsAbsent(value))
            return Fails(RejectReason.MissingField);
        return AvroNumbers.TryAddress(value, data, out address) || Fails(RejectReason.BadAddress);
    }

    private bool TryProtocol(in AvroValue value, ReadOnlySpan<byte> data, out byte protocol)
    {
        protocol = 0;
        if (IsAbsent(value))
            return Fails(RejectReason.MissingField);
        if (value.Kind is AvroKind.String or AvroKind.Enum)
            return ProtocolText.TryParse(value.Bytes(data), out protocol, out var reason) || Fails(reason);
        var isNumber = AvroNumbers.TryCount(value, data, byte.MaxValue, out var number);
        protocol = (byte)number;
        return isNumber || Fails(RejectReason.BadNumber);
    }

    private bool TryTime(in AvroValue value, ReadOnlySpan<byte> data, ref AvroTimeUnit unit, out Moment moment)
    {
        moment = default;
        if (IsAbsent(value))
            return Fails(RejectReason.MissingField);
        return AvroNumbers.TryTime(value, data, ref unit, out moment) || Fails(RejectReason.BadNumber);
    }

    private bool TryCount(in AvroValue value, ReadOnlySpan<byte> data, out long count)
    {
        count = 0;
        if (IsAbsent(value))
            return Fails(RejectReason.MissingField);
        return AvroNumbers.TryCount(value, data, long.MaxValue, out count) || Fails(RejectReason.BadNumber);
    }

    private bool TryOptional(in AvroValue value, ReadOnlySpan<byte> data, long maximum, out long count)
    {
        count = 0;
        return IsAbsent(value) || AvroNumbers.TryCount(value, data, maximum, out count) || Fails(RejectReason.BadNumber);
    }

    private static bool IsAbsent(in AvroValue value) =>
        value.Kind == AvroKind.Null || (value.Kind == AvroKind.String && value is { Length: 0, Constant: null or [] });

    private bool Fails(RejectReason reason)
    {
        _reason = reason;
        return false;
    }
}
