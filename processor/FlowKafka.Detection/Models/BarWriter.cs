using System.Text.Json;

namespace FlowKafka.Detection.Models;

/// <summary>Writes what a model demands at how many points.</summary>
internal static class BarWriter
{
    public static void Write(Utf8JsonWriter json, ModelBar bar)
    {
        json.WriteStartObject();
        json.WriteNumber("points", bar.Points);
        json.WriteNumber("membershipThreshold", bar.MembershipThreshold);
        json.WriteStartArray("companions");
        foreach (var bound in bar.Companions)
        {
            json.WriteStartObject();
            json.WriteString("name", bound.Companion);
            WriteOptional(json, "minimum", bound.Minimum);
            WriteOptional(json, "maximum", bound.Maximum);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteShape(json, bar.Shape);
        WriteEvidence(json, bar.Evidence);
        json.WriteEndObject();
    }

    private static void WriteShape(Utf8JsonWriter json, Shape? shape)
    {
        if (shape is null)
        {
            json.WriteNull("shape");
            return;
        }

        json.WriteStartObject("shape");
        json.WriteStartArray("axes");
        foreach (var axis in shape.Axes)
        {
            json.WriteStartObject();
            json.WriteString("companion", axis.Companion);
            WriteOptional(json, "logarithmOffset", axis.Offset);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("margin", shape.Margin);
        json.WritePropertyName("hull");
        ModelWriter.WriteHull(json, shape.Hull);
        json.WriteEndObject();
    }

    private static void WriteEvidence(Utf8JsonWriter json, BarEvidence? evidence)
    {
        if (evidence is null)
        {
            json.WriteNull("evidence");
            return;
        }

        json.WriteStartObject("evidence");
        json.WriteNumber("minersMatched", evidence.MinersMatched);
        json.WriteNumber("minersJudged", evidence.MinersJudged);
        json.WriteNumber("othersMatched", evidence.OthersMatched);
        json.WriteNumber("othersJudged", evidence.OthersJudged);
        json.WriteEndObject();
    }

    private static void WriteOptional(Utf8JsonWriter json, string property, double? value)
    {
        if (value is { } number)
            json.WriteNumber(property, number);
        else
            json.WriteNull(property);
    }
}
