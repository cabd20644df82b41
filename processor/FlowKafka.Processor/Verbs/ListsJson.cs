using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using FlowKafka.Detection.Knowledge;
using FlowKafka.Processor.Knowledge;

namespace FlowKafka.Processor.Verbs;

/// <summary>Shows lists, and what they say, as JSON documents, one a line.</summary>
internal sealed class ListsJson(TextWriter output) : IListsView
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public void Write(IReadOnlyList<KnownList> lists)
    {
        foreach (var list in lists)
            Line(json => Write(json, list));
    }

    public void Write(string asked, FoundOnLists found) => Line(json =>
    {
        json.WriteString("type", "find");
        json.WriteString("asked", asked);
        json.WriteStartArray("hits");
        foreach (var (role, hit) in found.Hits)
            Write(json, role, hit);
        json.WriteEndArray();
        Write(json, "coin", found.Attribution.Coin);
        Write(json, "pool", found.Attribution.Pool);
        Write(json, "software", found.Attribution.Software);
    });

    private static void Write(Utf8JsonWriter json, KnownList list)
    {
        json.WriteString("type", "list");
        json.WriteString("name", list.Name);
        json.WriteString("kind", list.Kind.ToString());
        json.WriteString("version", list.Version);
        if (list.EffectiveFrom is { } from)
            json.WriteString("effective_from", DateTimeOffset.FromUnixTimeMilliseconds(from).UtcDateTime);
        else
            json.WriteNull("effective_from");
        json.WriteNumber("lines", list.Tally.Lines);
        json.WriteNumber("entries", list.Tally.Entries);
        json.WriteStartObject("skipped");
        json.WriteNumber("comments", list.Tally.Comments);
        json.WriteNumber("repeated", list.Tally.Repeated);
        json.WriteNumber("domain_names", list.Tally.DomainNames);
        json.WriteNumber("paths", list.Tally.Paths);
        json.WriteNumber("bad", list.Tally.Bad);
        json.WriteEndObject();
        json.WriteStartArray("faults");
        foreach (var fault in list.Faults)
            json.WriteStringValue(fault);
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, string role, ListHit hit)
    {
        json.WriteStartObject();
        json.WriteString("kind", hit.Kind.ToString());
        json.WriteString("as", role);
        json.WriteString("list", hit.List);
        json.WriteString("version", hit.Version);
        json.WriteString("entry", hit.Entry);
        json.WriteString("label", hit.Label);
        json.WriteString("coin", hit.Coin);
        json.WriteString("pool", hit.Pool);
        json.WriteString("software", hit.Software);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string what, AttributedName name)
    {
        json.WriteStartObject(what);
        json.WriteString("name", name.Name);
        json.WriteString("strength", name.StrengthName);
        json.WriteEndObject();
    }

    private void Line(Action<Utf8JsonWriter> fields)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            fields(json);
            json.WriteEndObject();
        }

        output.Write(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
        output.Write('\n');
    }
}
