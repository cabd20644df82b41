using FlowKafka.Kafka.Deliver;

namespace FlowKafka.Processor.Elasticsearch;

/// <summary>A document with what delivery adds to it. Its buffer is used again: what <see cref="Stamp"/> returns is valid until the next call.</summary>
internal sealed class StampedDocument(TimeProvider time)
{
    private byte[] _bytes = new byte[16 * 1024];
    private byte[] _ingested = [];
    private long _moment = long.MinValue;

    /// <summary>Adds <c>event.ingested</c>, and members of the document itself.</summary>
    /// <param name="head">Where things are in the document.</param>
    /// <param name="document">The document.</param>
    /// <param name="members">Members with a comma behind each; empty for none.</param>
    public ReadOnlySpan<byte> Stamp(in DocumentHead head, ReadOnlySpan<byte> document, ReadOnlySpan<byte> members)
    {
        var ingested = Ingested();
        var begin = document.IndexOf((byte)'{') + 1;
        var length = document.Length + members.Length + ingested.Length;
        if (_bytes.Length < length)
            _bytes = new byte[Math.Max(length, 2 * _bytes.Length)];
        var rest = Append(_bytes, document[..begin]);
        rest = Append(rest, members);
        rest = Append(rest, document[begin..head.Place]);
        rest = Append(rest, ingested);
        Append(rest, document[head.Place..]);
        return _bytes.AsSpan(0, length);
    }

    private static Span<byte> Append(Span<byte> to, ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(to);
        return to[bytes.Length..];
    }

    private byte[] Ingested()
    {
        var now = time.GetUtcNow();
        if (now.ToUnixTimeMilliseconds() != _moment)
            (_moment, _ingested) = (now.ToUnixTimeMilliseconds(), IngestedStamp.Of(now));
        return _ingested;
    }
}
