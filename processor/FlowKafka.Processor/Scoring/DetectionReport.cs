using System.Collections.Immutable;
using System.Globalization;
using FlowKafka.Detection.Models;
using FlowKafka.Detection.Verdicts;
using FlowKafka.Processor.Reports;

namespace FlowKafka.Processor.Scoring;

/// <summary>Turns episodes and models into what a report shows.</summary>
internal static class DetectionReport
{
    public static IReadOnlyList<ReportModel> Models(IReadOnlyList<Model> models) => [.. models.Select(ModelOf)];

    /// <summary>The episodes as detections, the gravest first, then the earliest.</summary>
    public static IReadOnlyList<ReportDetection> Detections(
        FoundEpisodes episodes, EpisodeWindows windows, IReadOnlyList<Model> models, IReadOnlyList<ReportModel> reportModels)
    {
        var detections = new List<ReportDetection>();
        foreach (var episode in episodes.ByGravity)
        {
            var record = episode.Newest;
            var place = Enumerable.Range(0, models.Count).Where(i => models[i].Name == record.ModelName && models[i].Version == record.ModelVersion).Cast<int?>().FirstOrDefault();
            var points = windows.Of(record, place is { } i ? models[i] : null);
            detections.Add(DetectionOf(episode, points, place is { } j ? reportModels[j] : null));
        }

        return detections;
    }

    private static ReportModel ModelOf(Model model) => new()
    {
        Name = model.Name,
        Version = model.Version,
        WindowSize = model.WindowSize,
        Space = model.Space.Name,
        Features = model.Space.Features,
        Bars = [.. BarsOf(model)],
        Margin = model.Margin,
        TrainedOn = model.TrainedOn.Description,
        Simulated = model.TrainedOn.Simulated,
        Hulls = [.. model.Hulls.Select(hull => VerticesOf(hull, 1 + model.Margin))],
    };

    private static IEnumerable<ReportBar> BarsOf(Model model)
    {
        if (model.Bars.IsEmpty)
            yield return new(model.MinimumPoints, model.MembershipThreshold, 0, HasShape: false, "");
        foreach (var bar in model.Bars.OrderBy(bar => bar.Points))
            yield return new(bar.Points, bar.MembershipThreshold, bar.Companions.Length, bar.Shape is not null, BarText.Evidence(bar));
    }

    private static IReadOnlyList<double[]> VerticesOf(ModelHull hull, double factor) =>
        [.. hull.Vertices.Select(vertex => ScaledAbout(hull.Centroid, vertex, factor))];

    private static double[] ScaledAbout(ImmutableArray<double> centroid, ImmutableArray<double> vertex, double factor)
    {
        var scaled = new double[vertex.Length];
        for (var axis = 0; axis < scaled.Length; axis++)
            scaled[axis] = centroid[axis] + (factor * (vertex[axis] - centroid[axis]));
        return scaled;
    }

    private static ReportDetection DetectionOf(FoundEpisode episode, IReadOnlyList<ReportPoint> points, ReportModel? model)
    {
        var d = episode.Newest;
        return new()
        {
            Reason = d.Reason,
            Severity = d.Severity,
            Client = d.Client.Ip,
            Server = d.Server.WithPort,
            Id = d.EpisodeId,
            Start = d.Start,
            End = d.End,
            Counted = (d.Complete, d.InHull),
            Model = model,
            Facts = [.. FactsOf(d)],
            Score = d.RiskScore,
            Verdicts = d.Verdicts,
            Points = points,
            Rises = episode.Rises,
        };
    }

    private static IEnumerable<ReportFact> FactsOf(DetectionRecord d)
    {
        yield return new("model", $"{d.ModelName} {d.ModelVersion}");
        yield return new("points in hull", $"{d.InHull} of {d.Complete} complete ({Quantity.Percent(d.Membership.Rate)})");
        yield return new("bar", $"{Quantity.Percent(d.Membership.Threshold)} of at least {Quantity.Of(d.Minimum, "point")}");
        yield return new("mean depth", Quantity.Measure(d.Depth));
        yield return new("risk score", $"{d.RiskScore} of 100");
        yield return new("severity", d.Severity >= Severity.Medium ? SeverityName.Of(d.Severity) : "low: not flagged");
        foreach (var finding in d.Findings)
            yield return new(finding.Name, finding.LogOdds > 0 ? string.Create(CultureInfo.InvariantCulture, $"{finding.Text} (log odds {finding.LogOdds:+0.#})") : finding.Text);
        if (d.Campaign.Length > 0)
            yield return new("campaign", d.Campaign);
        yield return new("from", Quantity.Time(d.Start));
        yield return new("as of", Quantity.Time(d.Timestamp));
        yield return new("windows left out", $"{d.LeftOut.Partial} partial, {d.LeftOut.Silent} silent, {d.LeftOut.Unknown} unknown");
        yield return new("client sent", $"{Quantity.Bytes(d.Client.Bytes)} in {Quantity.Of(d.Client.Packets, "packet")}");
        yield return new("server sent", $"{Quantity.Bytes(d.Server.Bytes)} in {Quantity.Of(d.Server.Packets, "packet")}");
        yield return new("who is the client", $"{d.Orientation.Evidence.Replace('_', ' ')} (rank {d.Orientation.Rank}, {Quantity.Of(d.Orientation.Votes, "vote")})");
        yield return new("state", d.State == "closed" ? "closed" : "open");
        yield return new("document", $"{d.EpisodeId}-{d.Revision}");
    }
}
