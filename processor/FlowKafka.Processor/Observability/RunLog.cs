using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using FlowKafka.Kafka.Client;
using FlowKafka.Processor.Configuration;

namespace FlowKafka.Processor.Observability;

/// <summary>Writes log lines, for people or as ECS documents. Safe for concurrent use when the writer is.</summary>
internal sealed class RunLog(TextWriter output, LogFormat format, TimeProvider time)
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes one line.</summary>
    /// <param name="level">debug, info, warn or error.</param>
    /// <param name="text">The line; further lines of it are joined.</param>
    public void Write(string level, string text)
    {
        var moment = time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        text = text.ReplaceLineEndings(" ");
        output.WriteLine(format == LogFormat.Plain ? $"{moment} {level,-5} {text}" : Json(moment, level, text));
    }

    /// <summary>The name of a level of Kafka's clients.</summary>
    public static string NameOf(ClientLogLevel level) => level switch
    {
        ClientLogLevel.Debug => "debug",
        ClientLogLevel.Information => "info",
        ClientLogLevel.Warning => "warn",
        _ => "error",
    };

    private static string Json(string moment, string level, string text)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("@timestamp", moment);
            json.WriteString("log.level", level);
            json.WriteString("message", text);
            json.WriteString("event.dataset", "flowkafka.log");
            json.WriteString("ecs.version", "8.17.0");
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }
}
