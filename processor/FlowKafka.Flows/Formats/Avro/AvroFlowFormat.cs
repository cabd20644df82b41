using System.Buffers.Binary;
using FlowKafka.Avro;

namespace FlowKafka.Flows;

/// <summary>
/// Decodes values that hold one Avro datum each: finds the schema that it was written with, reads it as the plan of that
/// schema says, and makes records of it.
/// </summary>
internal sealed class AvroFlowFormat
{
    private const int ConfluentHeader = 5;
    private const int SingleObjectHeader = 10;
    private const int MostPlans = 1024;

    private readonly AvroFormatOptions _options;
    private readonly RecordOutlet _outlet;
    private readonly AvroRecordMaker _records;
    private readonly AvroPlan? _plan;
    private readonly Dictionary<ulong, AvroPlan?> _known = [];
    private readonly Dictionary<int, AvroPlan?> _registered = [];

    /// <summary>Makes the format. The mapping must fit the schema that is given.</summary>
    /// <exception cref="AvroSchemaException">It does not.</exception>
    public AvroFlowFormat(AvroFormatOptions options, RecordNames names, RecordOutlet outlet)
    {
        _options = options;
        _outlet = outlet;
        _records = new AvroRecordMaker(options, names, outlet);
        if (options.Schema is null)
            return;
        _plan = AvroPlan.Of(options.Schema, options);
        foreach (var older in options.OlderSchemas)
            _known[older.Fingerprint] = AvroPlan.Of(older, options);
        _known[options.Schema.Fingerprint] = _plan;
    }

    /// <summary>Takes a value; an empty one is nothing.</summary>
    /// <exception cref="SchemaSourceException">The registry does not answer now: nothing was taken.</exception>
    public void Take(ReadOnlySpan<byte> value, IFlowSink sink)
    {
        if (value.IsEmpty)
            return;
        var header = TryFindPlan(value, out var plan, out var reason);
        if (plan is null)
            Reject(reason, value, sink);
        else if (!TryRead(plan, value[header..], out var length) || header + length != value.Length)
            Reject(RejectReason.BadAvro, value, sink);
        else
            TakeRead(plan, value[header..], value, sink);
    }

    /// <summary>Rejects a value as a whole.</summary>
    public void Reject(RejectReason reason, ReadOnlySpan<byte> value, IFlowSink sink)
    {
        _outlet.Offer();
        _outlet.Reject(reason, value, sink);
    }

    /// <summary>Reads the datum at the start of the data; false when it is none of the plan's schema.</summary>
    public static bool TryRead(AvroPlan plan, ReadOnlySpan<byte> data, out int length)
    {
        length = 0;
        try
        {
            length = plan.Read(data);
            return true;
        }
        catch (AvroFormatException)
        {
            return false;
        }
    }

    /// <summary>Passes on what the plan has read of a datum.</summary>
    public void TakeRead(AvroPlan plan, ReadOnlySpan<byte> datum, ReadOnlySpan<byte> raw, IFlowSink sink)
    {
        _outlet.Source = FlowLogSource.Avro;
        _records.Take(plan, datum, raw, sink);
    }

    /// <summary>How data of a schema is read; null when the mapping does not fit it.</summary>
    public AvroPlan? PlanOf(AvroSchema writer)
    {
        try
        {
            return AvroPlan.Of(writer, _options);
        }
        catch (AvroSchemaException e)
        {
            _options.Warn?.Invoke($"Data of the schema {writer.Name} is rejected as bad_avro: {e.Message}.");
            return null;
        }
    }

    /// <summary>Finds how to read a value; the length of what precedes the datum.</summary>
    private int TryFindPlan(ReadOnlySpan<byte> value, out AvroPlan? plan, out RejectReason reason)
    {
        plan = null;
        reason = RejectReason.BadAvro;
        switch (_options.Framing)
        {
            case AvroFraming.Confluent:
                return Confluent(value, ref plan, ref reason);
            case AvroFraming.SingleObject:
                return SingleObject(value, ref plan, ref reason);
            case AvroFraming.Datum:
                plan = _plan;
                return 0;
            default:
                return Recognise(value, ref plan, ref reason);
        }
    }

    private int Recognise(ReadOnlySpan<byte> value, ref AvroPlan? plan, ref RejectReason reason)
    {
        if (_options.Registry is not null && value[0] == 0)
            return Confluent(value, ref plan, ref reason);
        var header = SingleObject(value, ref plan, ref reason);
        if (plan is not null || _options.Registry is not null)
            return header;
        plan = _plan;
        return 0;
    }

    private int Confluent(ReadOnlySpan<byte> value, ref AvroPlan? plan, ref RejectReason reason)
    {
        if (value.Length < ConfluentHeader || value[0] != 0)
            return 0;
        var id = BinaryPrimitives.ReadInt32BigEndian(value[1..]);
        if (_options.Registry is null)
            plan = _plan;
        else if (!_registered.TryGetValue(id, out plan))
            plan = Ask(_options.Registry, id, ref reason);
        return ConfluentHeader;
    }

    private int SingleObject(ReadOnlySpan<byte> value, ref AvroPlan? plan, ref RejectReason reason)
    {
        if (value.Length < SingleObjectHeader || value[0] != 0xC3 || value[1] != 0x01)
            return 0;
        if (!_known.TryGetValue(BinaryPrimitives.ReadUInt64LittleEndian(value[2..]), out plan))
            reason = RejectReason.UnknownSchema;
        return SingleObjectHeader;
    }

    /// <summary>The plan of a schema of the registry; null when there is none, or the mapping does not fit it.</summary>
    private AvroPlan? Ask(ISchemaSource registry, int id, ref RejectReason reason)
    {
        if (id < 0 || registry.Find(id) is not { } schema)
        {
            reason = RejectReason.UnknownSchema;
            return null;
        }

        if (_registered.Count >= MostPlans)
            _registered.Clear();
        return _registered[id] = PlanOf(schema);
    }
}
