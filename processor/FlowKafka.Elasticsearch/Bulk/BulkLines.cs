using System.Buffers;

namespace FlowKafka.Elasticsearch.Bulk;

/// <summary>Lays out documents as the body of a bulk request has them: a line that says what to do, and the document.</summary>
public static class BulkLines
{
    /// <summary>Writes both lines.</summary>
    /// <param name="action">What to do.</param>
    /// <param name="document">JSON in UTF-8, on one line, without a line feed.</param>
    /// <param name="destination">Takes the lines.</param>
    public static void Write(in BulkAction action, ReadOnlySpan<byte> document, IBufferWriter<byte> destination)
    {
        ArgumentNullException.ThrowIfNull(destination);
        destination.Advance(ActionLine.Write(action, destination.GetSpan(ActionLine.Bound(action))));
        destination.Write(document);
        destination.Write("\n"u8);
    }
}
