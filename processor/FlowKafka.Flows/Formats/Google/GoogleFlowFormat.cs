namespace FlowKafka.Flows;

/// <summary>
/// Google Cloud's VPC Flow Logs: log entries, or their payloads alone. Each counts one way, from source to destination, as
/// the reporting side saw it. Google scales what it samples, so that every record is an estimate.
/// </summary>
internal sealed class GoogleFlowFormat(RecordNames names, RecordOutlet outlet)
    : FieldDocumentFormat(outlet, GoogleField.Map, GoogleField.Count)
{
    private readonly byte[] _name = new byte[ReporterTable.LongestKey];

    /// <inheritdoc/>
    public override FlowLogSource Source => FlowLogSource.GoogleVpc;

    /// <summary>A payload alone is told by an address and what only flows have beside it; an entry by its log.</summary>
    protected override bool IsOwn(ReadOnlySpan<byte> document)
    {
        if (Fields.Has(GoogleField.SourceAddress) || Fields.Has(GoogleField.DestinationAddress))
            return Fields.Has(GoogleField.Bytes) || Fields.Has(GoogleField.Packets) || Fields.Has(GoogleField.Reporter)
                || Fields.Has(GoogleField.Disposition) || Fields.Has(GoogleField.LogName);
        return Fields.Has(GoogleField.LogName) && (Fields.Has(GoogleField.InsertId) || Fields.Has(GoogleField.Timestamp))
            && Fields.Text(document, GoogleField.LogName).IndexOf("/logs/"u8) > 0;
    }

    protected override void Decode(ReadOnlySpan<byte> document, UInt128 eventId, IFlowSink sink)
    {
        var isOther = Fields.Has(GoogleField.LogName)
            ? Fields.Text(document, GoogleField.LogName).IndexOf("vpc_flows"u8) < 0
            : Fields.Has(GoogleField.Disposition);
        if (isOther)
        {
            Skip(SkipReason.OtherRecord, sink);
            return;
        }

        var record = new FlowRecord { IsSampled = true };
        if (TryRecord(document, ref record, out var side) && TryTimes(document, out var start, out var end)
            && TryNames(document, side, ref record, out var reporter))
            Accept(ref record, start, end, IdentityOf(document, eventId, record, start, end, reporter), document, sink);
        else
            Reject(document, sink);
    }

    private bool TryRecord(ReadOnlySpan<byte> document, ref FlowRecord record, out int side)
    {
        side = 0;
        if (!Fields.TryAddress(document, GoogleField.SourceAddress, out record.Source)
            || !Fields.TryAddress(document, GoogleField.DestinationAddress, out record.Destination)
            || !Fields.TryProtocol(document, GoogleField.Protocol, out record.Protocol)
            || !Fields.TryPorts(document, GoogleField.SourcePort, GoogleField.DestinationPort, ref record)
            || !Fields.TryCount(document, GoogleField.Bytes, out record.Bytes)
            || !Fields.TryCount(document, GoogleField.Packets, out record.Packets))
            return false;
        var reporter = Fields.Text(document, GoogleField.Reporter);
        if (reporter.StartsWith("DEST"u8))
        {
            record.Direction = FlowDirection.Ingress;
            side = GoogleField.Sides;
            reporter = reporter[4..];
        }
        else if (reporter.StartsWith("SRC"u8))
        {
            record.Direction = FlowDirection.Egress;
            reporter = reporter[3..];
        }

        return reporter.IsEmpty || (record.Direction != FlowDirection.Unknown && reporter.SequenceEqual("_GATEWAY"u8))
            || Fields.Fails(RejectReason.BadValue);
    }

    private bool TryTimes(ReadOnlySpan<byte> document, out Moment start, out Moment end)
    {
        end = default;
        start = default;
        if (!Fields.Has(GoogleField.Start) || !Fields.Has(GoogleField.End))
            return Fields.Fails(RejectReason.MissingField);
        return (TimeText.TryIso(Fields.Text(document, GoogleField.Start), out start)
            && TimeText.TryIso(Fields.Text(document, GoogleField.End), out end)) || Fields.Fails(RejectReason.BadNumber);
    }

    /// <summary>Names the reporter <c>project/machine</c>. Where nothing names the machine it is the subnetwork and the side,
    /// so that both sides of a pair are never taken for one.</summary>
    private bool TryNames(ReadOnlySpan<byte> document, int side, ref FlowRecord record, out ulong reporter)
    {
        var isGateway = Fields.Has(side + GoogleField.SourceGateway) && !Fields.Has(side + GoogleField.SourceMachine);
        var project = isGateway
            ? Fields.Text(document, side + GoogleField.SourceGatewayProject, side + GoogleField.SourceNetworkProject)
            : Fields.Text(document, side + GoogleField.SourceProject, side + GoogleField.SourceNetworkProject);
        if (project.IsEmpty)
            project = Fields.Text(document, GoogleField.ResourceProject);
        if (project.IsEmpty)
            project = ProjectOf(Fields.Text(document, GoogleField.LogName));
        var machine = Fields.Text(document, side + (isGateway ? GoogleField.SourceGateway : GoogleField.SourceMachine));
        if (machine.IsEmpty)
            machine = SideOf(Fields.Text(document, side + GoogleField.SourceSubnetwork, GoogleField.ResourceSubnetwork), record.Direction);
        return names.TrySet(project, machine, Fields.Text(document, side + GoogleField.SourceNetwork), ref record, out reporter)
            || Fields.Fails(names.Reason);
    }

    private ReadOnlySpan<byte> SideOf(ReadOnlySpan<byte> subnetwork, FlowDirection direction)
    {
        var side = direction switch
        {
            FlowDirection.Egress => ":src"u8,
            FlowDirection.Ingress => ":dest"u8,
            _ => default,
        };
        if (subnetwork.IsEmpty)
            subnetwork = "-"u8;
        if (subnetwork.Length + side.Length > _name.Length)
            return subnetwork;
        subnetwork.CopyTo(_name);
        side.CopyTo(_name.AsSpan(subnetwork.Length));
        return _name.AsSpan(0, subnetwork.Length + side.Length);
    }

    /// <summary>The project in <c>projects/NAME/logs/…</c>.</summary>
    private static ReadOnlySpan<byte> ProjectOf(ReadOnlySpan<byte> log)
    {
        if (!log.StartsWith("projects/"u8))
            return default;
        log = log["projects/".Length..];
        var end = log.IndexOf((byte)'/');
        return end < 0 ? default : log[..end];
    }

    /// <summary>Google drops entries of one insert id and timestamp as duplicates: so does the identity.</summary>
    private UInt128 IdentityOf(
        ReadOnlySpan<byte> document, UInt128 eventId, in FlowRecord record, Moment start, Moment end, ulong reporter)
    {
        if (Fields.Has(GoogleField.InsertId) && TimeText.TryIso(Fields.Text(document, GoogleField.Timestamp), out var time))
            return StableHash.OfEventId(Fields.Text(document, GoogleField.InsertId), (ulong)time.Wrapped ^ reporter);
        return eventId != UInt128.Zero ? eventId : StableHash.OfRecord(record, start.Wrapped, end.Wrapped, reporter);
    }
}
