using FlowKafka.Detection.Strategies;
using FlowKafka.Processor.Files;

namespace FlowKafka.Processor.Evaluation;

/// <summary>One file of an evaluation.</summary>
/// <param name="Group">The capture that it belongs to: its name up to the first dot. One capture may be there at several resolutions.</param>
/// <param name="File">Its path.</param>
/// <param name="History">What it holds.</param>
internal sealed record EvaluationCapture(string Group, string File, CaptureHistory History)
{
    /// <summary>The capture that a file belongs to.</summary>
    public static string GroupOf(InputFile file)
    {
        var name = Path.GetFileName(file.Path);
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 ? name[..dot] : name;
    }

    /// <summary>
    /// Those that are trained on: of a capture that is there at several resolutions, the files of 600-second records only,
    /// lest the same traffic counts twice.
    /// </summary>
    public static IReadOnlyList<EvaluationCapture> Trainable(IReadOnlyList<EvaluationCapture> captures)
    {
        var coarse = captures.Where(IsCoarse).Select(capture => capture.Group).ToHashSet(StringComparer.Ordinal);
        return [.. captures.Where(capture => IsCoarse(capture) || !coarse.Contains(capture.Group))];
    }

    private static bool IsCoarse(EvaluationCapture capture) =>
        Path.GetFileName(capture.File).Contains(".600s.", StringComparison.Ordinal);
}
