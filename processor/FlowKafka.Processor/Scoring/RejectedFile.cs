using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using FlowKafka.Flows;

namespace FlowKafka.Processor.Scoring;

/// <summary>Writes rejected records as lines: the reason, the place, and the bytes as they came.</summary>
internal sealed class RejectedFile(string path) : IDisposable
{
    private const int MostRaw = 65_536;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly NdjsonFile _file = new(path);

    public void Write(RejectReason reason, string file, RecordPlace place, ReadOnlySpan<byte> raw)
    {
        using (var json = new Utf8JsonWriter(_file.Line, Options))
        {
            json.WriteStartObject();
            json.WriteString("reason", ReasonText.CodeOf(reason));
            json.WriteString("file", file);
            json.WriteNumber("document", place.Document);
            json.WriteNumber("line", place.Line + 1);
            if (raw.Length > MostRaw)
                json.WriteNumber("length", raw.Length);
            json.WriteString("raw", Encoding.UTF8.GetString(raw[..Math.Min(raw.Length, MostRaw)]));
            json.WriteEndObject();
        }

        _file.EndLine();
    }

    public void Dispose() => _file.Dispose();
}
