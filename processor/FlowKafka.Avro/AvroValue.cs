using System.Diagnostics.CodeAnalysis;

namespace FlowKafka.Avro;

/// <summary>A scalar that an <see cref="AvroProjection"/> read.</summary>
[SuppressMessage("Naming", "CA1720:Identifier contains type name", Justification = "The specification's names.")]
public readonly struct AvroValue
{
    /// <summary>What kind of scalar it is.</summary>
    public AvroKind Kind { get; init; }

    /// <summary>The number of an int, long, boolean (0 or 1) or enum (its place among the symbols of the reader).</summary>
    public long Long { get; init; }

    /// <summary>The number of a float or double.</summary>
    public double Double { get; init; }

    /// <summary>Where the bytes of a string, bytes, fixed or enum symbol begin in the data; -1 when they are in <see cref="Constant"/>.</summary>
    public int Start { get; init; }

    /// <summary>How many bytes there are.</summary>
    public int Length { get; init; }

    /// <summary>Bytes that are not in the data: a default, an enum's symbol.</summary>
    public byte[]? Constant { get; init; }

    /// <summary>The bytes of a string, bytes, fixed or enum symbol.</summary>
    /// <param name="data">The data that was read.</param>
    public ReadOnlySpan<byte> Bytes(ReadOnlySpan<byte> data) => Constant is null ? data.Slice(Start, Length) : Constant;
}
