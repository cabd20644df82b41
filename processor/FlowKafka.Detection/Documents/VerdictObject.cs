using System.Text.Json;
using FlowKafka.Detection.Verdicts;

namespace FlowKafka.Detection.Documents;

/// <summary>What a model says of a pair, as an entry of <c>flowkafka.models</c>.</summary>
internal static class VerdictObject
{
    public static void Write(Utf8JsonWriter json, ModelVerdict verdict)
    {
        json.WriteStartObject();
        json.WriteString("name", verdict.Model.Name);
        json.WriteString("version", verdict.Model.Version);
        json.WriteNumber("rate", verdict.Rate);
        json.WriteNumber("in_hull", verdict.InHull);
        json.WriteNumber("depth", verdict.Depth);
        json.WriteNumber("score", verdict.Score);
        json.WriteBoolean("matched", verdict.Matched);
        json.WriteBoolean("shadow", verdict.IsShadow);
        if (verdict.Bar is { } bar)
            WriteBar(json, bar);
        json.WriteEndObject();
    }

    private static void WriteBar(Utf8JsonWriter json, BarVerdict verdict)
    {
        json.WriteStartObject("bar");
        json.WriteNumber("points", verdict.Bar.Points);
        json.WriteNumber("threshold", verdict.Bar.MembershipThreshold);
        WriteNumber(json, "shape_depth", verdict.ShapeDepth);
        json.WriteStartArray("companions");
        foreach (var (bound, value) in verdict.Companions)
        {
            json.WriteStartObject();
            json.WriteString("name", bound.Companion);
            WriteNumber(json, "value", value);
            WriteNumber(json, "minimum", bound.Minimum);
            WriteNumber(json, "maximum", bound.Maximum);
            json.WriteBoolean("holds", bound.Holds(value));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Nothing, rather than a null, for what is not there.</summary>
    private static void WriteNumber(Utf8JsonWriter json, string property, double? value)
    {
        if (value is { } number && double.IsFinite(number))
            json.WriteNumber(property, number);
    }
}
