using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Xml;

namespace FlowKafka.Detection.Models;

/// <summary>Writes a model: its file, and the canonical form that its version is the hash of.</summary>
internal static class ModelWriter
{
    public static string VersionOf(Model model)
    {
        var buffer = new ArrayBufferWriter<byte>();
        Write(model, buffer, version: null, indented: false);
        return Convert.ToHexStringLower(SHA256.HashData(buffer.WrittenSpan))[..12];
    }

    public static void Write(Model model, Stream stream)
    {
        var buffer = new ArrayBufferWriter<byte>();
        Write(model, buffer, model.Version, indented: true);
        stream.Write(buffer.WrittenSpan);
        stream.WriteByte((byte)'\n');
    }

    private static void Write(Model model, ArrayBufferWriter<byte> buffer, string? version, bool indented)
    {
        var options = new JsonWriterOptions
        {
            Indented = indented,
            NewLine = "\n",
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        using var json = new Utf8JsonWriter(buffer, options);
        json.WriteStartObject();
        json.WriteNumber("schemaVersion", Model.SchemaVersion);
        json.WriteString("name", model.Name);
        if (version is not null)
            json.WriteString("version", version);
        json.WriteString("windowSize", XmlConvert.ToString(model.WindowSize));
        json.WriteStartObject("space");
        json.WriteString("name", model.Space.Name);
        json.WritePropertyName("features");
        json.WriteRawValue("[" + string.Join(", ", model.Space.Features.Select(f => $"\"{f}\"")) + "]");
        json.WriteEndObject();
        json.WriteNumber("membershipThreshold", model.MembershipThreshold);
        json.WriteNumber("minimumPoints", model.MinimumPoints);
        json.WriteNumber("margin", model.Margin);
        json.WriteStartArray("bars");
        foreach (var bar in model.Bars)
            BarWriter.Write(json, bar);
        json.WriteEndArray();
        WriteTrainedOn(json, model.TrainedOn);
        WriteEvaluation(json, model.Evaluation);
        json.WriteStartArray("hulls");
        foreach (var hull in model.Hulls)
            WriteHull(json, hull);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteTrainedOn(Utf8JsonWriter json, TrainedOn trainedOn)
    {
        json.WriteStartObject("trainedOn");
        json.WriteString("description", trainedOn.Description);
        json.WriteBoolean("simulated", trainedOn.Simulated);
        json.WriteStartArray("sources");
        foreach (var source in trainedOn.Sources)
        {
            json.WriteStartObject();
            json.WriteString("source", source.Source);
            json.WriteNumber("pairs", source.Pairs);
            json.WriteNumber("points", source.Points);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteEvaluation(Utf8JsonWriter json, ModelEvaluation? evaluation)
    {
        if (evaluation is null)
        {
            json.WriteNull("evaluation");
            return;
        }

        json.WriteStartObject("evaluation");
        json.WriteNumber("recall", evaluation.Recall);
        json.WriteNumber("falsePositiveRate", evaluation.FalsePositiveRate);
        json.WriteString("command", evaluation.Command);
        json.WriteEndObject();
    }

    public static void WriteHull(Utf8JsonWriter json, ModelHull hull)
    {
        json.WriteStartObject();
        json.WriteNumber("affineDimension", hull.AffineDimension);
        json.WriteNumber("tolerance", hull.Tolerance);
        json.WritePropertyName("centroid");
        WriteRow(json, hull.Centroid);
        json.WriteStartArray("vertices");
        foreach (var vertex in hull.Vertices)
            WriteRow(json, vertex);
        json.WriteEndArray();
        json.WriteStartArray("halfSpaces");
        foreach (var halfSpace in hull.HalfSpaces)
            WriteRow(json, [.. halfSpace.Normal.Span, halfSpace.Offset]);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Numbers on one line; .NET's default format is the shortest that reads back to the same double.</summary>
    private static void WriteRow(Utf8JsonWriter json, ImmutableArray<double> numbers) =>
        json.WriteRawValue("[" + string.Join(", ", numbers.Select(n => n.ToString(CultureInfo.InvariantCulture))) + "]");
}
