using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using FlowKafka.Flows;

namespace FlowKafka.Kafka.Ingest;

/// <summary>Writes a record that could not be taken as a JSON document of its own.</summary>
internal static class DeadLetter
{
    /// <summary>How many bytes of the record are kept.</summary>
    public const int LongestRaw = 65_536;

    /// <summary>How dead letters are written.</summary>
    public static JsonWriterOptions Options { get; } = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>
    /// The first 128 bits, as 32 lower-case hexadecimal digits, of SHA-256 over: partition, offset (8 bytes), document and
    /// line, big-endian; the topic in UTF-8. A record that is read again has the same id.
    /// </summary>
    public static string IdOf(string topic, int partition, long offset, RecordPlace place)
    {
        var bytes = new byte[20 + Encoding.UTF8.GetByteCount(topic)];
        BinaryPrimitives.WriteInt32BigEndian(bytes, partition);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(4), offset);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(12), place.Document);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(16), place.Line);
        Encoding.UTF8.GetBytes(topic, bytes.AsSpan(20));
        return Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 16));
    }

    /// <summary>The name of a reason in dead letters: <c>late</c>, <c>missing_field</c>.</summary>
    public static string NameOf(RejectReason reason) => JsonNamingPolicy.SnakeCaseLower.ConvertName(reason.ToString());

    /// <summary>The document. The record's bytes go in as text when they are UTF-8, else in base64.</summary>
    public static byte[] Write(
        string topic, int partition, long offset, RecordPlace place, RejectReason reason, ReadOnlySpan<byte> raw, long? eventTime)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("id", IdOf(topic, partition, offset, place));
            json.WriteString("reason", NameOf(reason));
            json.WriteString("topic", topic);
            json.WriteNumber("partition", partition);
            json.WriteNumber("offset", offset);
            json.WriteNumber("document", place.Document);
            json.WriteNumber("line", place.Line);
            if (eventTime is { } time)
                json.WriteNumber("eventTime", time);
            WriteRaw(json, raw);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Writes the bytes themselves, as text or in base64; of long ones the beginning, and their length.</summary>
    public static void WriteRaw(Utf8JsonWriter json, ReadOnlySpan<byte> raw)
    {
        var kept = raw[..Math.Min(raw.Length, LongestRaw)];
        if (kept.Length < raw.Length)
            json.WriteNumber("length", raw.Length);
        if (Utf8.IsValid(kept))
            json.WriteString("raw", kept);
        else
            json.WriteBase64String("rawBase64", kept);
    }
}
