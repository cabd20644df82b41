using System.IO.Compression;

namespace FlowKafka.Elasticsearch;

/// <summary>Compresses the bodies of requests.</summary>
internal static class GzipBody
{
    /// <summary>Writes what is compressed over what a stream held.</summary>
    public static void Write(ReadOnlySpan<byte> body, MemoryStream into)
    {
        into.SetLength(0);
        using var gzip = new GZipStream(into, CompressionLevel.Fastest, leaveOpen: true);
        gzip.Write(body);
    }
}
