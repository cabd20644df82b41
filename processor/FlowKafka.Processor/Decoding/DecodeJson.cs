using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using FlowKafka.Flows;
using FlowKafka.Processor.Files;
using FlowKafka.Processor.Scoring;

namespace FlowKafka.Processor.Decoding;

/// <summary>Shows decoded records, refused ones and the summary as JSON documents, one a line.</summary>
internal sealed class DecodeJson(TextWriter output, SymbolTable symbols) : IDecodeView
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ArrayBufferWriter<byte> _buffer = new();

    public void Record(in FlowRecord record, string file, RecordPlace place)
    {
        using (var json = Begin("record", file, place))
        {
            json.WriteString("start", Moment(record.Start));
            json.WriteString("end", Moment(record.End));
            json.WriteString("source_ip", record.Source.ToString());
            json.WriteNumber("source_port", record.SourcePort);
            json.WriteString("destination_ip", record.Destination.ToString());
            json.WriteNumber("destination_port", record.DestinationPort);
            json.WriteNumber("protocol", record.Protocol);
            json.WriteNumber("packets", record.Packets);
            json.WriteNumber("bytes", record.Bytes);
            json.WriteString("action", record.Action == FlowAction.Accept ? "accept" : "reject");
            json.WriteNumber("tcp_flags", record.TcpFlags);
            json.WriteString("direction", record.Direction switch
            {
                FlowDirection.Ingress => "ingress",
                FlowDirection.Egress => "egress",
                _ => "unknown",
            });
            if (record.IsSampled)
                json.WriteBoolean("sampled", true);
            json.WriteString("tenant", symbols[record.Tenant]);
            json.WriteString("reporter", symbols[record.Reporter]);
            if (record.HasIdentity)
                json.WriteString("identity", record.Identity.ToString("x32", CultureInfo.InvariantCulture));
            json.WriteEndObject();
        }

        End();
    }

    public void Rejected(RejectReason reason, string file, RecordPlace place, string raw)
    {
        using (var json = Begin("rejected", file, place))
        {
            json.WriteString("reason", ReasonText.CodeOf(reason));
            json.WriteString("raw", raw);
            json.WriteEndObject();
        }

        End();
    }

    public void File(DecodedFile file) => WriteFound("file", file, aside: null);

    public void Finish(DecodedFile all, SetAside aside) => WriteFound("summary", all, aside);

    private void WriteFound(string type, DecodedFile found, SetAside? aside)
    {
        using (var json = new Utf8JsonWriter(_buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("type", type);
            if (aside is null)
                json.WriteString("file", found.Path);
            WriteFormats(json, found);
            WriteCounts(json, found.Counts);
            if (aside is not null)
                WriteLines(json, found, aside);
            json.WriteEndObject();
        }

        End();
    }

    private static void WriteFormats(Utf8JsonWriter json, DecodedFile found)
    {
        json.WriteStartObject("sources");
        foreach (var source in found.Sources)
            json.WriteNumber(SourceText.CodeOf(source), found.Counts.AcceptedOf(source));
        json.WriteEndObject();
        json.WriteStartObject("envelopes");
        foreach (var envelope in Enum.GetValues<FlowLogEnvelope>().Where(envelope => found.Counts.Opened(envelope) > 0))
            json.WriteNumber(EnvelopeText.CodeOf(envelope), found.Counts.Opened(envelope));
        json.WriteEndObject();
        json.WriteStartArray("fields");
        foreach (var fields in found.Fields)
            json.WriteNumberValue(fields);
        json.WriteEndArray();
        if (found.Counts.Accepted == 0)
            return;
        json.WriteString("start", Moment(found.Traits.From));
        json.WriteString("end", Moment(found.Traits.To));
    }

    private static void WriteCounts(Utf8JsonWriter json, DecodeCounts counts)
    {
        json.WriteNumber("offered", counts.Offered);
        json.WriteNumber("accepted", counts.Accepted);
        json.WriteNumber("skipped", counts.AllSkipped);
        json.WriteNumber("rejected", counts.AllRejected);
        json.WriteStartObject("reasons");
        foreach (var (reason, count) in new RecordFates().SetAside(counts))
            json.WriteNumber(reason, count);
        json.WriteEndObject();
        json.WriteNumber("headers", counts.Headers);
        json.WriteNumber("inverted_intervals", counts.InvertedIntervals);
        json.WriteNumber("without_identity", counts.WithoutIdentity);
        json.WriteNumber("sampled", counts.Sampled);
    }

    private static void WriteLines(Utf8JsonWriter json, DecodedFile all, SetAside aside)
    {
        json.WriteStartObject("serves");
        foreach (var source in all.Sources)
            json.WriteString(SourceText.CodeOf(source), SourceText.ServesOf(source));
        json.WriteEndObject();
        json.WriteStartArray("notes");
        foreach (var line in DecodeNotes.Of(all).Concat(aside.Lines()))
            json.WriteStringValue(line);
        json.WriteEndArray();
    }

    private Utf8JsonWriter Begin(string type, string file, RecordPlace place)
    {
        var json = new Utf8JsonWriter(_buffer, Options);
        json.WriteStartObject();
        json.WriteString("type", type);
        json.WriteString("file", file);
        json.WriteNumber("document", place.Document);
        json.WriteNumber("line", place.Line + 1);
        return json;
    }

    private void End()
    {
        output.Write(Encoding.UTF8.GetString(_buffer.WrittenSpan));
        output.Write('\n');
        _buffer.ResetWrittenCount();
    }

    private static string Moment(long time) =>
        DateTimeOffset.FromUnixTimeMilliseconds(time).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
