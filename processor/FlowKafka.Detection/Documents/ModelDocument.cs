using System.Buffers;
using System.Globalization;
using System.Text.Json;
using FlowKafka.Detection.Models;
using FlowKafka.Geometry;

namespace FlowKafka.Detection.Documents;

/// <summary>
/// A picture of a model: the shadow that one of its hulls throws on the plane of two metrics, as a convex polygon to be drawn
/// on logarithmic axes under the points of windows. JSON in UTF-8 on one line, always the same bytes for the same model and moment.
/// </summary>
/// <param name="Id"><c>event.id</c>: the model's name and version, the hull's number and the two metrics.</param>
/// <param name="Json">The document.</param>
/// <remarks>
/// <para>The corners are exact: those of the hull's vertices that lie on the outline, with the model's margin, counter-clockwise and
/// not closed. In the space of ratios edges are straight on logarithmic axes; in the others only the corners are exact.</para>
/// <para>A point inside of all shadows may still lie outside of the hull, never the other way round.</para>
/// </remarks>
public sealed record ModelDocument(string Id, ReadOnlyMemory<byte> Json)
{
    /// <summary><c>event.dataset</c>.</summary>
    public const string Dataset = "flowkafka.model";

    /// <summary>A document for each hull and each pair of metrics; none for a space whose features have no units.</summary>
    /// <param name="model">The model.</param>
    /// <param name="timestamp"><c>@timestamp</c>, Unix milliseconds.</param>
    /// <param name="dataStreamNamespace">
    /// The data stream's namespace: documents then carry <c>data_stream.*</c> and, as their time, <c>event.ingested</c>. Null to leave both out.
    /// </param>
    public static IReadOnlyList<ModelDocument> Of(Model model, long timestamp, string? dataStreamNamespace = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        var documents = new List<ModelDocument>();
        if (NaturalMetrics.Of(model.Space) is not { } metrics)
            return documents;
        var writing = new Writing(model, metrics, IsoTime.Of(timestamp), dataStreamNamespace);
        for (var hull = 0; hull < model.Hulls.Length; hull++)
        {
            for (var x = 0; x < metrics.Names.Count; x++)
            {
                for (var y = x + 1; y < metrics.Names.Count; y++)
                    documents.Add(writing.Write(hull, x, y));
            }
        }

        return documents;
    }

    private sealed record Writing(Model Model, NaturalMetrics Metrics, string Timestamp, string? DataStreamNamespace)
    {
        public ModelDocument Write(int hull, int x, int y)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"{Model.Name}-{Model.Version}-{hull + 1}-{Metrics.Names[x]}-{Metrics.Names[y]}");
            var buffer = new ArrayBufferWriter<byte>(4096);
            using (var json = new Utf8JsonWriter(buffer, EcsObjects.Options))
            {
                json.WriteStartObject();
                json.WriteString("@timestamp", Timestamp);
                EcsObjects.WriteDataStream(json, Dataset, DataStreamNamespace);
                EcsObjects.WriteEcs(json);
                WriteEvent(json, id);
                EcsObjects.WriteArray(json, "tags", "flowkafka");
                json.WriteStartObject("flowkafka");
                WriteModel(json);
                WriteHull(json, hull, x, y);
                json.WriteEndObject();
                json.WriteEndObject();
            }

            return new(id, buffer.WrittenMemory);
        }

        private void WriteEvent(Utf8JsonWriter json, string id)
        {
            json.WriteStartObject("event");
            if (DataStreamNamespace is not null)
                json.WriteString("ingested", Timestamp);
            json.WriteString("kind", "state");
            json.WriteString("module", "flowkafka");
            json.WriteString("dataset", Dataset);
            json.WriteString("id", id);
            json.WriteEndObject();
        }

        private void WriteModel(Utf8JsonWriter json)
        {
            json.WriteStartObject("model");
            json.WriteString("name", Model.Name);
            json.WriteString("version", Model.Version);
            json.WriteNumber("window_seconds", Model.WindowSize.TotalSeconds);
            json.WriteString("space", Model.Space.Name);
            json.WriteNumber("membership_threshold", Model.MembershipThreshold);
            json.WriteNumber("minimum_points", Model.MinimumPoints);
            json.WriteEndObject();
        }

        private void WriteHull(Utf8JsonWriter json, int hull, int x, int y)
        {
            var shadow = HullShadow.Of(Model.Hulls[hull], Model.Margin, x, y);
            json.WriteStartObject("hull");
            json.WriteNumber("number", hull + 1);
            json.WriteString("x_metric", Metrics.Names[x]);
            json.WriteString("y_metric", Metrics.Names[y]);
            WriteCorners(json, "x", shadow, 0);
            WriteCorners(json, "y", shadow, 1);
            json.WriteEndObject();
        }

        private void WriteCorners(Utf8JsonWriter json, string name, Polygon shadow, int part)
        {
            json.WriteStartArray(name);
            for (var i = part; i < shadow.Vertices.Length; i += 2)
                json.WriteNumberValue(Metrics.ToNatural(shadow.Vertices.Span[i]));
            json.WriteEndArray();
        }
    }
}
