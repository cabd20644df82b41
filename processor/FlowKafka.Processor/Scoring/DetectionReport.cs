using System.Collections.Immutable;
using FlowKafka.Detection.Documents;
using FlowKafka.Detection.Episodes;
using FlowKafka.Detection.Models;
using FlowKafka.Processor.Reports;

namespace FlowKafka.Processor.Scoring;

/// <summary>Turns episodes and models into what a report shows.</summary>
internal static class DetectionReport
{
    public static IReadOnlyList<ReportModel> Models(IReadOnlyList<Model> models) => [.. models.Select(ModelOf)];

    /// <summary>The episodes as detections, the gravest first, then the earliest.</summary>
    public static IReadOnlyList<ReportDetection> Detections(
        IReadOnlyList<FoundEpisode> episodes, EpisodeWindows windows, IReadOnlyList<ReportModel> models) =>
        [.. InOrder(episodes).Select(e => DetectionOf(e, windows.Of(e.Newest), models))];

    /// <summary>The gravest first, then the earliest.</summary>
    public static IEnumerable<FoundEpisode> InOrder(IReadOnlyList<FoundEpisode> episodes) => episodes
        .OrderByDescending(e => e.Newest.Severity)
        .ThenByDescending(e => e.Newest.Score)
        .ThenBy(e => e.Newest.Conversation.Start)
        .ThenBy(e => e.Newest.Episode.Pair);

    private static ReportModel ModelOf(Model model) => new()
    {
        Name = model.Name,
        Version = model.Version,
        WindowSize = model.WindowSize,
        Threshold = model.MembershipThreshold,
        MinimumPoints = model.MinimumPoints,
        Margin = model.Margin,
        TrainedOn = model.TrainedOn.Description,
        Simulated = model.TrainedOn.Simulated,
        Hulls = [.. model.Hulls.Select(hull => VerticesOf(hull, 1 + model.Margin))],
    };

    private static IReadOnlyList<double[]> VerticesOf(ModelHull hull, double factor) =>
        [.. hull.Vertices.Select(vertex => ScaledAbout(hull.Centroid, vertex, factor))];

    private static double[] ScaledAbout(ImmutableArray<double> centroid, ImmutableArray<double> vertex, double factor)
    {
        var scaled = new double[vertex.Length];
        for (var axis = 0; axis < scaled.Length; axis++)
            scaled[axis] = centroid[axis] + (factor * (vertex[axis] - centroid[axis]));
        return scaled;
    }

    private static ReportDetection DetectionOf(FoundEpisode episode, IReadOnlyList<ReportPoint> points, IReadOnlyList<ReportModel> models)
    {
        var r = episode.Newest;
        return new()
        {
            Reason = Sentence.Of(r),
            Severity = r.Severity,
            Client = r.Client.ToString(),
            Server = Endpoint.Text(r.Server, r.ServerPort),
            Id = r.Episode.Id,
            Start = r.Conversation.Start,
            End = r.End,
            Counted = (r.Best.Complete, r.Best.InHull),
            Model = models.FirstOrDefault(m => m.Name == r.Best.Model.Name && m.Version == r.Best.Model.Version),
            Facts = [.. FactsOf(r)],
            Points = points,
            Rises = episode.Rises,
        };
    }

    private static IEnumerable<ReportFact> FactsOf(EpisodeRevision r)
    {
        yield return new("model", $"{r.Best.Model.Name} {r.Best.Model.Version}");
        yield return new("points in hull", $"{r.Best.InHull} of {r.Best.Complete} complete ({Quantity.Percent(r.Best.Rate)})");
        yield return new("needed", $"{Quantity.Percent(r.Best.Model.MembershipThreshold)} of at least {r.Best.Model.MinimumPoints}");
        yield return new("risk score", $"{r.Score} of 100");
        yield return new("from", Quantity.Time(r.Conversation.Start));
        yield return new("as of", Quantity.Time(r.Timestamp));
        yield return new("windows left out", $"{r.PartialPoints} partial, {r.Conversation.SilentWindows} silent, {r.Conversation.UnknownWindows} unknown");
        yield return new("client sent", $"{Quantity.Bytes(r.ClientTotal.Bytes)} in {Quantity.Of(r.ClientTotal.Packets, "packet")}");
        yield return new("server sent", $"{Quantity.Bytes(r.ServerTotal.Bytes)} in {Quantity.Of(r.ServerTotal.Packets, "packet")}");
        yield return new("who is the client", $"{r.Orientation.EvidenceName.Replace('_', ' ')} (rank {r.Orientation.Rank}, {Quantity.Of(r.Orientation.Votes, "vote")})");
        yield return new("state", r.Phase == EpisodePhase.Closed ? "closed" : "open");
        yield return new("document", DetectionDocument.IdOf(r.Episode));
    }
}
