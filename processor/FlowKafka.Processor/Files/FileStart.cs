namespace FlowKafka.Processor.Files;

/// <summary>Knows by their first bytes files that no decoder needs to try.</summary>
internal static class FileStart
{
    /// <summary>So many bytes tell.</summary>
    public const int Length = 8;

    /// <summary>The kind of a file that begins so.</summary>
    public static FileKind KindOf(ReadOnlySpan<byte> start)
    {
        if (start.IsEmpty)
            return FileKind.Empty;
        if (start.StartsWith("PAR1"u8))
            return FileKind.Parquet;
        return IsPacked(start) ? FileKind.Packed : FileKind.FlowLog;
    }

    // Zip, Zstandard, xz, bzip2, LZ4 and Snappy in frames.
    private static bool IsPacked(ReadOnlySpan<byte> start) =>
        start.StartsWith("PK\x03\x04"u8) || start.StartsWith((ReadOnlySpan<byte>)[0x28, 0xB5, 0x2F, 0xFD])
        || start.StartsWith((ReadOnlySpan<byte>)[0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0x00])
        || start.StartsWith((ReadOnlySpan<byte>)[0x04, 0x22, 0x4D, 0x18])
        || start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0x06, 0x00, 0x00, (byte)'s', (byte)'N'])
        || (start.StartsWith("BZh"u8) && start.Length > 3 && start[3] is >= (byte)'1' and <= (byte)'9');
}
