using System.Diagnostics.CodeAnalysis;

namespace FlowKafka.Avro;

/// <summary>The kinds of scalars.</summary>
[SuppressMessage("Naming", "CA1720:Identifier contains type name", Justification = "The specification's names.")]
public enum AvroKind : byte
{
    /// <summary>Null, or a path of which a part is null.</summary>
    Null = 0,

    /// <summary>A boolean.</summary>
    Boolean,

    /// <summary>An int or a long.</summary>
    Long,

    /// <summary>A float or a double.</summary>
    Double,

    /// <summary>A string in UTF-8.</summary>
    String,

    /// <summary>Bytes or a fixed.</summary>
    Bytes,

    /// <summary>An enum: its symbol in UTF-8.</summary>
    Enum,
}
