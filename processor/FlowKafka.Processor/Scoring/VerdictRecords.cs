using System.Text.Json;
using FlowKafka.Detection.Companions;
using FlowKafka.Processor.Reports;

namespace FlowKafka.Processor.Scoring;

/// <summary>Reads what each model said of a pair from its document.</summary>
internal static class VerdictRecords
{
    /// <summary>Reads <c>flowkafka.models</c>; nothing where a document has none.</summary>
    public static IReadOnlyList<ReportVerdict> Read(JsonElement own) =>
        own.TryGetProperty("models", out var models) ? [.. models.EnumerateArray().Select(ReadOne)] : [];

    private static ReportVerdict ReadOne(JsonElement model)
    {
        var verdict = new ReportVerdict
        {
            Model = Text(model, "name"),
            Version = Text(model, "version"),
            IsMatch = model.GetProperty("matched").GetBoolean(),
            IsShadow = model.TryGetProperty("shadow", out var shadow) && shadow.GetBoolean(),
            Score = model.TryGetProperty("score", out var score) ? score.GetInt32() : 0,
            Inside = model.GetProperty("in_hull").GetInt32(),
            Depth = model.GetProperty("depth").GetDouble(),
        };
        return !model.TryGetProperty("bar", out var bar) ? verdict : verdict with
        {
            BarPoints = bar.GetProperty("points").GetInt32(),
            BarThreshold = bar.GetProperty("threshold").GetDouble(),
            ShapeDepth = Number(bar, "shape_depth"),
            Companions = [.. bar.GetProperty("companions").EnumerateArray().Select(ReadCompanion)],
        };
    }

    private static ReportCompanion ReadCompanion(JsonElement companion)
    {
        var name = Text(companion, "name");
        return new(
            name, Companion.Named(name)?.Meaning ?? "", Number(companion, "value"), Number(companion, "minimum"), Number(companion, "maximum"),
            companion.GetProperty("holds").GetBoolean());
    }

    private static string Text(JsonElement element, string property) => element.GetProperty(property).GetString() ?? "";

    private static double? Number(JsonElement element, string property) =>
        element.TryGetProperty(property, out var value) ? value.GetDouble() : null;
}
