namespace FlowKafka.Avro;

/// <summary>How a schema spells the types.</summary>
internal static class AvroTypeNames
{
    private static readonly string[] Names =
    [
        "null", "boolean", "int", "long", "float", "double", "bytes", "string", "record", "enum", "array", "map", "union", "fixed",
    ];

    /// <summary>The name of a type.</summary>
    public static string Name(this AvroType type) => Names[(int)type];

    /// <summary>Null to string: what has a name of its own and no parts.</summary>
    public static bool IsPrimitive(this AvroType type) => type <= AvroType.String;

    /// <summary>Record, enum and fixed: what a schema defines under a name.</summary>
    public static bool IsNamed(this AvroType type) => type is AvroType.Record or AvroType.Enum or AvroType.Fixed;

    /// <summary>Finds a primitive type by its name.</summary>
    public static bool TryPrimitive(string name, out AvroType type)
    {
        var place = Array.IndexOf(Names, name, 0, (int)AvroType.String + 1);
        type = (AvroType)Math.Max(place, 0);
        return place >= 0;
    }
}
