using System.Buffers.Binary;

namespace FlowKafka.Detection.Documents;

/// <summary>Writes 128-bit numbers as 32 lower-case hexadecimal digits.</summary>
internal static class HexText
{
    public static void Write(UInt128 value, Span<byte> text)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, value);
        Convert.TryToHexStringLower(bytes, text, out _);
    }
}
