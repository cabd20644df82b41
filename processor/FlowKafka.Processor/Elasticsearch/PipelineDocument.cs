using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using FlowKafka.Flows;
using FlowKafka.Kafka.Pipeline;
using FlowKafka.Processor.Configuration;
using FlowKafka.Processor.Verbs;

namespace FlowKafka.Processor.Elasticsearch;

/// <summary>Writes documents of the pipeline itself: what an instance counted in an interval, and how a stage of it stands.</summary>
internal sealed class PipelineDocument(DataStream stream, string host, string node, string version)
{
    private const long EndOfTime = 253_402_300_799_999;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes those of this process.</summary>
    public static PipelineDocument Of(string dataStreamNamespace, ObservabilitySettings settings) => new(
        DataStream.Pipeline(dataStreamNamespace), Environment.MachineName,
        settings.NodeName.Length > 0 ? settings.NodeName : Environment.MachineName, ProgramVersion.Text);

    /// <summary>What was counted.</summary>
    /// <param name="counts">The counts at the end of the interval.</param>
    /// <param name="before">Those at its beginning.</param>
    /// <param name="moment">Its end.</param>
    /// <param name="interval">Its length.</param>
    public LooseDocument OfCounts(CounterSnapshot counts, CounterSnapshot before, DateTimeOffset moment, TimeSpan interval) =>
        Write("counters", moment, json =>
        {
            json.WriteStartObject("pipeline");
            json.WriteNumber("interval_seconds", interval.TotalSeconds);
            json.WriteStartObject("counters");
            foreach (var counter in Enum.GetValues<PipelineCounter>())
                json.WriteNumber(NameOf(counter), counts[counter] - before[counter]);
            json.WriteEndObject();
            WriteReasons<SkipReason>(json, "skipped", reason => counts[reason] - before[reason]);
            WriteReasons<RejectReason>(json, "rejected", reason => counts[reason] - before[reason]);
            json.WriteEndObject();
        });

    /// <summary>How a stage stands.</summary>
    public LooseDocument OfStage(StageStatus status, DateTimeOffset moment)
    {
        var name = status.Stage.ToString().ToLowerInvariant();
        var partitions = status.Partitions;
        return Write("stage " + name, moment, json =>
        {
            json.WriteStartObject("stage");
            json.WriteString("name", name);
            json.WriteNumber("partitions", partitions.Length);
            // Before the first one there is none, and behind the last window it is at no moment.
            var known = partitions.Where(p => p.Watermark is > 0 and < EndOfTime).ToList();
            if (known.Count > 0)
            {
                var watermark = DateTimeOffset.FromUnixTimeMilliseconds(known.Min(p => p.Watermark));
                json.WriteString("watermark", TimeOf(watermark));
                json.WriteNumber("watermark_lag_seconds", Math.Max(0, (moment - watermark).TotalSeconds));
            }

            json.WriteNumber("record_lag", partitions.Sum(p => p.Lag));
            json.WriteBoolean("ready", status.IsReady);
            json.WriteEndObject();
        });
    }

    private LooseDocument Write(string kind, DateTimeOffset moment, Action<Utf8JsonWriter> writeOwn)
    {
        var id = IdOf(kind, moment);
        var buffer = new ArrayBufferWriter<byte>(2048);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("@timestamp", TimeOf(moment));
            json.WriteStartObject("data_stream");
            json.WriteString("type", stream.Type);
            json.WriteString("dataset", stream.Dataset);
            json.WriteString("namespace", stream.Namespace);
            json.WriteEndObject();
            json.WriteStartObject("ecs");
            json.WriteString("version", "8.17.0");
            json.WriteEndObject();
            json.WriteStartObject("event");
            json.WriteString("ingested", TimeOf(moment));
            json.WriteString("kind", "metric");
            json.WriteString("module", "flowkafka");
            json.WriteString("dataset", stream.Dataset);
            json.WriteString("id", id);
            json.WriteEndObject();
            json.WriteStartObject("service");
            json.WriteString("name", "flowkafka");
            json.WriteString("version", version);
            json.WriteStartObject("node");
            json.WriteString("name", node);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteStartObject("host");
            json.WriteString("name", host);
            json.WriteEndObject();
            json.WriteStartObject("flowkafka");
            writeOwn(json);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return new(stream.Name, id, buffer.WrittenMemory);
    }

    private string IdOf(string kind, DateTimeOffset moment) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{node}\n{TimeOf(moment)}\n{kind}")).AsSpan(0, 16));

    private static void WriteReasons<T>(Utf8JsonWriter json, string name, Func<T, long> count)
        where T : struct, Enum
    {
        json.WriteStartObject(name);
        foreach (var reason in Enum.GetValues<T>())
        {
            if (count(reason) is not 0 and var added)
                json.WriteNumber(NameOf(reason), added);
        }

        json.WriteEndObject();
    }

    private static string NameOf<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    private static string TimeOf(DateTimeOffset moment) => string.Create(null, $"{moment.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}");
}
