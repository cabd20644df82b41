using System.Collections.Immutable;
using FlowKafka.Detection.Companions;

namespace FlowKafka.Detection.Models;

/// <summary>Reads what a model demands at how many points.</summary>
internal static class BarReader
{
    public static ModelBar Read(ModelElement element)
    {
        element.Only("points", "membershipThreshold", "companions", "shape", "evidence");
        var threshold = element["membershipThreshold"].Number(0, 1);
        return new()
        {
            Points = element["points"].Whole(1),
            MembershipThreshold = threshold > 0 ? threshold : throw element["membershipThreshold"].Wrong("is 0, and must be above it"),
            Companions = [.. element["companions"].Items().Select(ReadBound)],
            Shape = ReadShape(element["shape"]),
            Evidence = ReadEvidence(element["evidence"]),
        };
    }

    private static CompanionBound ReadBound(ModelElement element)
    {
        element.Only("name", "minimum", "maximum");
        var (minimum, maximum) = (Optional(element["minimum"]), Optional(element["maximum"]));
        if (minimum > maximum)
            throw element["minimum"].Wrong("is above the maximum");
        return new(ReadCompanion(element["name"]), minimum, maximum);
    }

    private static Shape? ReadShape(ModelElement element)
    {
        if (element.IsNull)
            return null;
        element.Only("axes", "margin", "hull");
        ImmutableArray<ShapeAxis> axes = [.. element["axes"].Items().Select(ReadAxis)];
        return axes.Length is >= 2 and <= FeatureSpace.MostDimensions
            ? new(axes, element["margin"].Number(0, 1000), HullReader.Read(element["hull"], axes.Length))
            : throw element["axes"].Wrong($"has {axes.Length} axes, and must have 2 to {FeatureSpace.MostDimensions}");
    }

    private static ShapeAxis ReadAxis(ModelElement element)
    {
        element.Only("companion", "logarithmOffset");
        var offset = Optional(element["logarithmOffset"]);
        return offset is null or > 0
            ? new(ReadCompanion(element["companion"]), offset)
            : throw element["logarithmOffset"].Wrong("is not above 0");
    }

    private static BarEvidence? ReadEvidence(ModelElement element)
    {
        if (element.IsNull)
            return null;
        element.Only("minersMatched", "minersJudged", "othersMatched", "othersJudged");
        var evidence = new BarEvidence(
            element["minersMatched"].Whole(0), element["minersJudged"].Whole(0), element["othersMatched"].Whole(0), element["othersJudged"].Whole(0));
        return evidence.MinersMatched <= evidence.MinersJudged && evidence.OthersMatched <= evidence.OthersJudged
            ? evidence
            : throw element.Wrong("has more matched than judged");
    }

    private static string ReadCompanion(ModelElement element)
    {
        var name = element.Text();
        return Companion.Named(name) is not null ? name : throw element.Wrong($"is \"{name}\", which this program does not know");
    }

    private static double? Optional(ModelElement element) => element.IsNull ? null : element.Number();
}
