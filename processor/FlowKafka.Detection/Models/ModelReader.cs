using System.Collections.Immutable;
using System.Text.Json;
using System.Xml;
using FlowKafka.Geometry;

namespace FlowKafka.Detection.Models;

/// <summary>Reads a model file and accepts nothing that it does not fully understand.</summary>
internal static class ModelReader
{
    private const int Dimension = 4;

    public static Model Read(Stream stream)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(stream);
        }
        catch (JsonException e)
        {
            throw new ModelFormatException($"The file is not JSON: line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}.", e);
        }

        using (document)
        {
            var root = new ModelElement(document.RootElement, "").Only(
                "schemaVersion", "name", "version", "windowSize", "space", "membershipThreshold", "minimumPoints", "margin",
                "trainedOn", "evaluation", "hulls");
            var schemaVersion = root["schemaVersion"].Whole(1);
            if (schemaVersion != Model.SchemaVersion)
                throw root["schemaVersion"].Wrong($"is {schemaVersion}, and this program reads {Model.SchemaVersion}");
            ReadSpace(root["space"]);
            var model = new Model
            {
                Name = ReadName(root["name"]),
                WindowSize = ReadWindowSize(root["windowSize"]),
                MembershipThreshold = ReadThreshold(root["membershipThreshold"]),
                MinimumPoints = root["minimumPoints"].Whole(1),
                Margin = root["margin"].Number(0, 1000),
                TrainedOn = ReadTrainedOn(root["trainedOn"]),
                Evaluation = ReadEvaluation(root["evaluation"]),
                Hulls = ReadHulls(root["hulls"]),
            };
            var version = root["version"].Text();
            return version == model.Version
                ? model
                : throw root["version"].Wrong($"is \"{version}\", but the content's is \"{model.Version}\": the file was changed after it was made");
        }
    }

    private static string ReadName(ModelElement element)
    {
        var name = element.Text();
        return name.Length > 0 ? name : throw element.Wrong("is empty");
    }

    private static TimeSpan ReadWindowSize(ModelElement element)
    {
        TimeSpan size;
        try
        {
            size = XmlConvert.ToTimeSpan(element.Text());
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            throw element.Wrong("is not an ISO 8601 duration such as \"PT10M\"");
        }

        return size > TimeSpan.Zero && size.Ticks % TimeSpan.TicksPerMillisecond == 0
            ? size
            : throw element.Wrong("is not a positive number of milliseconds");
    }

    private static double ReadThreshold(ModelElement element)
    {
        var threshold = element.Number(0, 1);
        return threshold > 0 ? threshold : throw element.Wrong("is 0, and must be above it");
    }

    private static void ReadSpace(ModelElement element)
    {
        element.Only("name", "features");
        var name = element["name"].Text();
        if (name != FeatureSpace.Raw.Name)
            throw element["name"].Wrong($"is \"{name}\", and this program knows \"{FeatureSpace.Raw.Name}\"");
        string[] features = [.. element["features"].Items().Select(item => item.Text())];
        if (!features.AsSpan().SequenceEqual(FeatureSpace.Raw.Features.AsSpan()))
            throw element["features"].Wrong($"must be {string.Join(", ", FeatureSpace.Raw.Features)}, in this order");
    }

    private static TrainedOn ReadTrainedOn(ModelElement element)
    {
        element.Only("description", "simulated", "sources");
        return new(element["description"].Text(), element["simulated"].Flag(), [.. element["sources"].Items().Select(ReadSource)]);
    }

    private static TrainingSource ReadSource(ModelElement element)
    {
        element.Only("source", "pairs", "points");
        return new(element["source"].Text(), element["pairs"].Whole(0), element["points"].Whole(0));
    }

    private static ModelEvaluation? ReadEvaluation(ModelElement element)
    {
        if (element.IsNull)
            return null;
        element.Only("recall", "falsePositiveRate", "command");
        return new(element["recall"].Number(0, 1), element["falsePositiveRate"].Number(0, 1), element["command"].Text());
    }

    private static ImmutableArray<ModelHull> ReadHulls(ModelElement element)
    {
        ImmutableArray<ModelHull> hulls = [.. element.Items().Select(ReadHull)];
        return hulls.Length > 0 ? hulls : throw element.Wrong("is empty");
    }

    private static ModelHull ReadHull(ModelElement element)
    {
        element.Only("affineDimension", "tolerance", "centroid", "vertices", "halfSpaces");
        var affineDimension = element["affineDimension"].Whole(0);
        if (affineDimension > Dimension)
            throw element["affineDimension"].Wrong($"is {affineDimension}, and the space has {Dimension}");
        var tolerance = element["tolerance"].Number();
        if (tolerance != HullMembership.Tolerance)
            throw element["tolerance"].Wrong($"is not the one that this program tests with: train the model again");
        ImmutableArray<ImmutableArray<double>> vertices = [.. element["vertices"].Items().Select(row => row.Numbers(Dimension).ToImmutableArray())];
        if (vertices.Length <= affineDimension)
            throw element["vertices"].Wrong($"has {vertices.Length} rows, too few for {affineDimension} dimensions");
        ImmutableArray<HalfSpace> halfSpaces = [.. element["halfSpaces"].Items().Select(ReadHalfSpace)];
        if (halfSpaces.Length <= Dimension)
            throw element["halfSpaces"].Wrong($"has {halfSpaces.Length} rows, too few to bound {Dimension} dimensions");
        return new(affineDimension, tolerance, vertices, halfSpaces, [.. element["centroid"].Numbers(Dimension)]);
    }

    private static HalfSpace ReadHalfSpace(ModelElement row)
    {
        var numbers = row.Numbers(Dimension + 1);
        var squares = 0.0;
        foreach (var component in numbers.AsSpan(0, Dimension))
            squares += component * component;
        return Math.Abs(squares - 1) < 1e-9
            ? new(numbers.AsMemory(0, Dimension), numbers[Dimension])
            : throw row.Wrong("has a normal that is not of unit length");
    }
}
