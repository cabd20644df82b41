namespace FlowKafka.Avro;

/// <summary>
/// Goes through a datum by its schema. Whatever the bytes are, it ends: it goes only so deep, and does only so much for
/// items that take no bytes.
/// </summary>
internal ref struct DatumCursor(ReadOnlySpan<byte> data)
{
    private const int Deepest = 500;
    private const int FreeSteps = 100_000;
    private const int StepsOfByte = 64;

    /// <summary>Reads what the schema says comes next.</summary>
    public AvroReader Reader = new(data);

    private long _steps = FreeSteps + ((long)data.Length * StepsOfByte);
    private int _depth;

    /// <summary>Goes into a record, an array, a map or a union; <see cref="Leave"/> comes after it.</summary>
    /// <param name="parts">How many fields there are.</param>
    public void Enter(int parts)
    {
        if (++_depth > Deepest)
            AvroReader.Fail("values are nested too deep");
        _steps -= parts + 1;
        if (_steps < 0)
            AvroReader.Fail("there are too many values that take no bytes");
    }

    /// <summary>Goes out again.</summary>
    public void Leave() => _depth--;

    /// <summary>How many items the next block of an array or a map has; 0 ends it.</summary>
    /// <param name="smallest">The fewest bytes of an item.</param>
    /// <param name="end">Where the block ends, if it says so; else -1.</param>
    public int ReadBlock(int smallest, out int end)
    {
        var count = Reader.ReadLong();
        end = -1;
        if (count < 0)
        {
            count = -count;
            var size = Reader.ReadLong();
            if ((ulong)size > (ulong)Reader.Remaining)
                AvroReader.Fail("a block is longer than the bytes");
            end = Reader.Position + (int)size;
        }

        var room = (end < 0 ? Reader.Position + Reader.Remaining : end) - Reader.Position;
        if ((ulong)count > (ulong)(smallest > 0 ? room / smallest : _steps))
            AvroReader.Fail("a block has more items than the bytes can hold");
        if (smallest == 0)
            _steps -= count;
        return (int)count;
    }

    /// <summary>Sees to it that a block has ended where it said it would.</summary>
    public readonly void EndBlock(int end)
    {
        if (end >= 0 && end != Reader.Position)
            AvroReader.Fail("a block's size is not that of its items");
    }

    /// <summary>The branch of a union.</summary>
    public int ReadBranch(int branches)
    {
        var branch = Reader.ReadLong();
        if ((ulong)branch >= (ulong)branches)
            AvroReader.Fail("a union has no such branch");
        return (int)branch;
    }

    /// <summary>The place of an enum's symbol.</summary>
    public int ReadSymbol(int symbols)
    {
        var symbol = Reader.ReadLong();
        if ((ulong)symbol >= (ulong)symbols)
            AvroReader.Fail("an enum has no such symbol");
        return (int)symbol;
    }

    /// <summary>Goes past a value.</summary>
    public void Skip(SchemaNode schema)
    {
        switch (schema.Type)
        {
            case AvroType.Null:
                break;
            case AvroType.Boolean:
                Reader.ReadBoolean();
                break;
            case AvroType.Int:
                Reader.ReadInt();
                break;
            case AvroType.Long:
                Reader.ReadLong();
                break;
            case AvroType.Float:
                Reader.ReadRaw(sizeof(float));
                break;
            case AvroType.Double:
                Reader.ReadRaw(sizeof(double));
                break;
            case AvroType.Bytes or AvroType.String:
                Reader.ReadBytes();
                break;
            case AvroType.Fixed:
                Reader.ReadRaw(schema.Size);
                break;
            case AvroType.Enum:
                ReadSymbol(schema.Symbols.Length);
                break;
            default:
                SkipParts(schema);
                break;
        }
    }

    private void SkipParts(SchemaNode schema)
    {
        Enter(schema.Fields.Length);
        if (schema.Type == AvroType.Union)
        {
            Skip(schema.Branches[ReadBranch(schema.Branches.Length)]);
        }
        else if (schema.Type == AvroType.Record)
        {
            foreach (var field in schema.Fields)
                Skip(field.Type);
        }
        else
        {
            SkipItems(schema.Item!, isMap: schema.Type == AvroType.Map);
        }

        Leave();
    }

    private void SkipItems(SchemaNode item, bool isMap)
    {
        for (int count; (count = ReadBlock(item.Smallest + (isMap ? 1 : 0), out var end)) > 0;)
        {
            if (end >= 0)
            {
                Reader.Return(end);
                continue;
            }

            for (var i = 0; i < count; i++)
            {
                if (isMap)
                    Reader.ReadBytes();
                Skip(item);
            }
        }
    }
}
