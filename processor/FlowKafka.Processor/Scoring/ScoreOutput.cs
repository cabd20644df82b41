using FlowKafka.Detection.Models;
using FlowKafka.Flows;

namespace FlowKafka.Processor.Scoring;

/// <summary>The files that scoring writes as it goes; none of them without a folder.</summary>
internal sealed class ScoreOutput : IDisposable
{
    public const string DetectionsName = "detections.ndjson";
    public const string WindowsName = "windows.ndjson";
    public const string RejectedName = "rejected.ndjson";
    public const string ReportName = "report.html";

    private ScoreOutput()
    {
    }

    public NdjsonFile? Detections { get; private init; }

    public WindowsFile? Windows { get; private init; }

    public RejectedFile? Rejected { get; private init; }

    /// <summary>Writes nothing.</summary>
    public static ScoreOutput None { get; } = new();

    /// <summary>Writes into a folder, which is made if it is missing.</summary>
    public static ScoreOutput In(string folder, OwnNetworks ownNetworks, IReadOnlyList<Model> models)
    {
        Directory.CreateDirectory(folder);
        return new()
        {
            Detections = new NdjsonFile(Path.Combine(folder, DetectionsName)),
            Windows = new WindowsFile(Path.Combine(folder, WindowsName), ownNetworks, models),
            Rejected = new RejectedFile(Path.Combine(folder, RejectedName)),
        };
    }

    public void Dispose()
    {
        Detections?.Dispose();
        Windows?.Dispose();
        Rejected?.Dispose();
    }
}
