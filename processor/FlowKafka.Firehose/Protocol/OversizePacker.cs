using System.IO.Compression;

namespace FlowKafka.Firehose;

/// <summary>Packs records that are longer than Kafka takes as gzip, each in its place. Whoever reads them unpacks by content.</summary>
internal static class OversizePacker
{
    /// <summary>Packs what is too long.</summary>
    /// <param name="bytes">The bytes in which the records lie.</param>
    /// <param name="records">Their places; those of packed ones change.</param>
    /// <param name="longest">Bytes of the longest value that is taken.</param>
    /// <param name="packed">How many were packed.</param>
    /// <returns>False when one is too long still.</returns>
    public static bool TryPack(Span<byte> bytes, Span<RecordSlice> records, int longest, out int packed)
    {
        packed = 0;
        foreach (ref var record in records)
        {
            if (record.Length <= longest)
                continue;
            using var target = new MemoryStream(longest / 4);
            using (var gzip = new GZipStream(target, CompressionLevel.Optimal, leaveOpen: true))
                gzip.Write(bytes.Slice(record.Start, record.Length));
            if (target.Length > longest)
                return false;
            target.GetBuffer().AsSpan(0, (int)target.Length).CopyTo(bytes[record.Start..]);
            record = new(record.Start, (int)target.Length);
            packed++;
        }

        return true;
    }
}
