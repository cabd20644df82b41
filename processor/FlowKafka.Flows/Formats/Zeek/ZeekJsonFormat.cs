namespace FlowKafka.Flows;

/// <summary>Zeek's conn.log in JSON.</summary>
internal sealed class ZeekJsonFormat(RecordNames names, RecordOutlet outlet)
    : FieldDocumentFormat(outlet, ZeekField.Map, ZeekField.Count)
{
    private readonly ZeekConnection _connection = new(names, outlet);

    /// <inheritdoc/>
    public override FlowLogSource Source => FlowLogSource.ZeekJson;

    /// <summary>Every log of Zeek has a time, and a connection's ends or, where logs are mixed, a path.</summary>
    protected override bool IsOwn(ReadOnlySpan<byte> document) =>
        Fields.Has(ZeekField.OriginatorAddress) || Fields.Has(ZeekField.ResponderAddress)
            ? Fields.Has(ZeekField.Time) || Fields.Has(ZeekField.Uid)
            : Fields.Has(ZeekField.Path) && Fields.Has(ZeekField.Time);

    protected override void Decode(ReadOnlySpan<byte> document, UInt128 eventId, IFlowSink sink) =>
        _connection.Take(Fields, document, eventId, sink);
}
