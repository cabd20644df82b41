using FlowKafka.Avro;

namespace FlowKafka.Flows;

/// <summary>How data of one schema is read: where each part of a record comes from, and what times count.</summary>
internal sealed class AvroPlan
{
    private readonly AvroProjection _projection;
    private readonly int[] _slots;
    private readonly AvroValue[] _values;

    private AvroPlan(AvroProjection projection, int[] slots, int parts)
    {
        _projection = projection;
        _slots = slots;
        _values = new AvroValue[parts];
    }

    /// <summary>The unit of the start.</summary>
    public AvroTimeUnit StartUnit { get; private init; }

    /// <summary>The unit of the end.</summary>
    public AvroTimeUnit EndUnit { get; private init; }

    /// <summary>The unit of the duration.</summary>
    public AvroTimeUnit DurationUnit { get; private init; }

    /// <summary>Makes a plan. A part that a record can do without may be absent from a schema that nobody fixed.</summary>
    /// <exception cref="AvroSchemaException">The schemas do not resolve, or the mapping does not fit.</exception>
    public static AvroPlan Of(AvroSchema writer, AvroFormatOptions options)
    {
        var read = options.Schema ?? writer;
        var fields = options.Fields.All();
        var slots = new int[fields.Length];
        var scalars = new AvroScalar[fields.Length];
        List<string> paths = [];
        for (var part = 0; part < fields.Length; part++)
        {
            slots[part] = -1;
            var (name, path) = fields[part];
            if (path.Length == 0 || !TryFind(read, path, options.Schema is not null || AvroFields.IsNeeded(name), out scalars[part]))
                continue;
            slots[part] = paths.Count;
            paths.Add(path);
        }

        var start = UnitOf(options.TimeUnit, scalars[(int)AvroPart.Start]);
        return new(AvroProjection.Of(writer, options.Schema, paths), slots, paths.Count)
        {
            StartUnit = start,
            EndUnit = UnitOf(options.TimeUnit, scalars[(int)AvroPart.End]),
            DurationUnit = UnitOf(options.DurationUnit, scalars[(int)AvroPart.Duration]),
        };
    }

    /// <summary>Reads the datum at the start of the data, and gives its length.</summary>
    /// <exception cref="AvroFormatException">The data is none of the schema.</exception>
    public int Read(ReadOnlySpan<byte> data) => _projection.Read(data, _values);

    /// <summary>What was read of a part; null where the data has none.</summary>
    public AvroValue this[AvroPart part]
    {
        get
        {
            var slot = _slots[(int)part];
            return slot < 0 ? default : _values[slot];
        }
    }

    private static bool TryFind(AvroSchema schema, string path, bool isNeeded, out AvroScalar scalar)
    {
        try
        {
            scalar = schema.Find(path);
            return true;
        }
        catch (AvroSchemaException) when (!isNeeded)
        {
            scalar = default;
            return false;
        }
    }

    private static AvroTimeUnit UnitOf(AvroTimeUnit configured, in AvroScalar scalar) =>
        configured != AvroTimeUnit.Auto ? configured : scalar.LogicalType switch
        {
            "timestamp-millis" or "local-timestamp-millis" or "time-millis" => AvroTimeUnit.Milliseconds,
            "timestamp-micros" or "local-timestamp-micros" or "time-micros" => AvroTimeUnit.Microseconds,
            "timestamp-nanos" or "local-timestamp-nanos" => AvroTimeUnit.Nanoseconds,
            _ => AvroTimeUnit.Auto,
        };
}
