using System.Text.Encodings.Web;
using System.Text.Json;
using FlowKafka.Processor.Scoring;

namespace FlowKafka.Processor.Evaluation;

/// <summary>Writes evaluation.ndjson: for each strategy a line of <c>kind</c> strategy, and one of <c>kind</c> capture for each mining file.</summary>
internal static class EvaluationFile
{
    public const string Name = "evaluation.ndjson";

    // The file is read as JSON, never as HTML: apostrophes and µ stay as they are.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(string path, EvaluationInput input, IReadOnlyList<StrategyResult> results)
    {
        using var file = new NdjsonFile(path);
        foreach (var result in results)
        {
            Line(file, json => WriteStrategy(json, input, result));
            foreach (var verdict in result.Verdicts)
                Line(file, json => WriteCapture(json, input, result, verdict));
        }
    }

    private static void WriteStrategy(Utf8JsonWriter json, EvaluationInput input, StrategyResult result)
    {
        json.WriteString("kind", "strategy");
        json.WriteString("strategy", result.Strategy.Name);
        json.WriteString("meaning", result.Strategy.Meaning);
        json.WriteBoolean("trained", result.Strategy.IsTrained);
        json.WriteBoolean("leave_one_out", input.IsLeaveOneOut);
        if (result.Fault is not null)
        {
            json.WriteString("fault", result.Fault);
            return;
        }

        json.WriteNumber("captures", result.Captures);
        json.WriteNumber("found", result.Found.Count);
        json.WriteNumber("benign_pairs", result.BenignPairs);
        json.WriteNumber("false_positives", result.FalsePositives.Count);
        json.WriteNumber("false_positive_rate_lower", result.Interval.Lower);
        json.WriteNumber("false_positive_rate_upper", result.Interval.Upper);
        if (result.MedianTime is { } median)
            json.WriteNumber("median_seconds", median.TotalSeconds);
        json.WriteNumber("training_seconds", result.Training.TotalSeconds);
        json.WriteNumber("nanoseconds_a_point", Math.Round(result.NanosecondsAPoint, 2));
        json.WriteStartArray("curve");
        foreach (var point in result.Curve)
        {
            json.WriteStartObject();
            json.WriteNumber("step", point.Step);
            json.WriteNumber("found", point.Found);
            json.WriteNumber("false_positives", point.FalsePositives);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteCapture(Utf8JsonWriter json, EvaluationInput input, StrategyResult result, CaptureVerdict verdict)
    {
        json.WriteString("kind", "capture");
        json.WriteString("strategy", result.Strategy.Name);
        json.WriteString("capture", verdict.Capture.Group);
        json.WriteString("file", verdict.Capture.History.Name);
        json.WriteNumber("complete_windows", verdict.Capture.History.MostComplete);
        json.WriteBoolean("judged_by_what_it_trained", result.Strategy.IsTrained && input.Knows(verdict.Capture.Group));
        json.WriteBoolean("flagged", verdict.Flag is not null);
        if (verdict.Flag is not { } flag)
            return;
        json.WriteNumber("windows", flag.Windows);
        json.WriteNumber("seconds", flag.After.TotalSeconds);
    }

    private static void Line(NdjsonFile file, Action<Utf8JsonWriter> write)
    {
        using (var json = new Utf8JsonWriter(file.Line, Options))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        file.EndLine();
    }
}
