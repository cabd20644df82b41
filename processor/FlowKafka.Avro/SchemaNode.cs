using System.Text;

namespace FlowKafka.Avro;

/// <summary>A type within a schema. A name that refers to a definition is the definition's own node, so that a recursive type is a cycle.</summary>
internal sealed class SchemaNode(AvroType type)
{
    private static readonly byte[][] NoSymbols = [];

    /// <summary>Its type.</summary>
    public AvroType Type { get; } = type;

    /// <summary>The full name of a record, enum or fixed.</summary>
    public string Name { get; init; } = "";

    /// <summary>Full names under which a writer may know a record, enum or fixed.</summary>
    public string[] Aliases { get; init; } = [];

    /// <summary>True for a record that the schema calls an error.</summary>
    public bool IsError { get; init; }

    /// <summary>A record's fields, in the order of their encoding.</summary>
    public SchemaField[] Fields { get; set; } = [];

    /// <summary>A union's branches.</summary>
    public SchemaNode[] Branches { get; init; } = [];

    /// <summary>What an array or a map holds.</summary>
    public SchemaNode? Item { get; init; }

    /// <summary>An enum's symbols.</summary>
    public string[] Symbols
    {
        get;
        init
        {
            field = value;
            SymbolBytes = Array.ConvertAll(value, Encoding.UTF8.GetBytes);
        }
    }
    = [];

    /// <summary>An enum's symbols in UTF-8.</summary>
    public byte[][] SymbolBytes { get; private init; } = NoSymbols;

    /// <summary>The place of an enum's default among its symbols; -1 when it has none.</summary>
    public int DefaultSymbol { get; init; } = -1;

    /// <summary>The bytes of a fixed.</summary>
    public int Size { get; init; }

    /// <summary>The logical type, as it is written; null when there is none.</summary>
    public string? LogicalType { get; init; }

    /// <summary>No value takes fewer bytes than these.</summary>
    public int Smallest { get; set; }

    /// <summary>How messages call the type.</summary>
    public override string ToString() => Name.Length > 0 ? $"{Type.Name()} {Name}" : Type.Name();
}
