using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using FlowKafka.Kafka.Ingest;

namespace FlowKafka.Kafka.Deliver;

/// <summary>Writes a document that the sink refused as a dead letter, in the form that <see cref="DeadLetter"/> has.</summary>
internal static class UndeliverableLetter
{
    /// <summary>The reason of all of them.</summary>
    public const string Reason = "undeliverable";

    /// <summary>
    /// The first 128 bits, as 32 lower-case hexadecimal digits, of SHA-256 over: partition and offset (4 and 8 bytes,
    /// big-endian); the topic, a line feed, and the document's id in UTF-8. A document that is refused again has the same id.
    /// </summary>
    public static string IdOf(string topic, int partition, long offset, string document)
    {
        var name = Encoding.UTF8.GetBytes($"{topic}\n{document}");
        var bytes = new byte[12 + name.Length];
        BinaryPrimitives.WriteInt32BigEndian(bytes, partition);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(4), offset);
        name.CopyTo(bytes.AsSpan(12));
        return Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 16));
    }

    /// <summary>The letter.</summary>
    /// <param name="topic">The topic of the message that the document came from.</param>
    /// <param name="partition">Its partition.</param>
    /// <param name="offset">Its offset.</param>
    /// <param name="rejected">The document.</param>
    public static byte[] Write(string topic, int partition, long offset, in RejectedDelivery rejected)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, DeadLetter.Options))
        {
            json.WriteStartObject();
            json.WriteString("id", IdOf(topic, partition, offset, rejected.Id));
            json.WriteString("reason", Reason);
            json.WriteString("topic", topic);
            json.WriteNumber("partition", partition);
            json.WriteNumber("offset", offset);
            json.WriteString("index", rejected.Index);
            json.WriteString("documentId", rejected.Id);
            json.WriteNumber("status", rejected.Status);
            json.WriteString("error", rejected.Error);
            DeadLetter.WriteRaw(json, rejected.Document.Span);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
