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

    /// <summary>Bodies of bulk requests; null when they are not asked for.</summary>
    public BulkDocuments? Bulk { get; private init; }

    /// <summary>Writes nothing.</summary>
    public static ScoreOutput None { get; } = new();

    /// <summary>Writes into a folder, which is made if it is missing, and the bodies of bulk requests.</summary>
    public static ScoreOutput In(string? folder, OwnNetworks ownNetworks, IReadOnlyList<Model> models, BulkDocuments? bulk = null)
    {
        if (folder is null)
            return new() { Bulk = bulk };
        Directory.CreateDirectory(folder);
        return new()
        {
            Bulk = bulk,
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
