namespace FlowKafka.Flows;

/// <summary>The identity that an envelope gives to what lies in one of its events: a number of its own for each document in
/// it, so that no two records of an event are one.</summary>
internal sealed class EventIdentity
{
    private byte[] _id = [];
    private int _length;
    private ulong _source;
    private ulong _documents;

    /// <summary>The event's id; empty when it has none.</summary>
    public ReadOnlySpan<byte> Id => _id.AsSpan(0, _length);

    /// <summary>Begins a new event.</summary>
    /// <param name="id">Its id, unique in its source.</param>
    /// <param name="source">Tells the sources apart.</param>
    public void Begin(ReadOnlySpan<byte> id, ulong source)
    {
        if (_id.Length < id.Length)
            _id = new byte[2 * id.Length];
        id.CopyTo(_id);
        _length = id.Length;
        _source = source;
        _documents = 0;
    }

    /// <summary>The source for the next document in the event; its lines count on from it.</summary>
    public ulong NextSource() => _source + (++_documents << 32);

    /// <summary>The identity of the next document in the event; 0 when the event has no id.</summary>
    public UInt128 Next() => _length == 0 ? UInt128.Zero : StableHash.OfEventId(Id, NextSource());
}
