using System.Collections.Immutable;
using System.Text.Json;
using System.Xml;

namespace FlowKafka.Detection.Models;

/// <summary>Reads a model file and accepts nothing that it does not fully understand.</summary>
internal static class ModelReader
{
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
            var root = new ModelElement(document.RootElement, "");
            CheckVersion(root);
            root.Only(
                "schemaVersion", "name", "version", "windowSize", "space", "membershipThreshold", "minimumPoints", "margin",
                "trainedOn", "evaluation", "bars", "hulls");
            var space = ReadSpace(root["space"]);
            var model = new Model
            {
                Name = ReadName(root["name"]),
                WindowSize = ReadWindowSize(root["windowSize"]),
                MembershipThreshold = ReadThreshold(root["membershipThreshold"]),
                MinimumPoints = root["minimumPoints"].Whole(1),
                Margin = root["margin"].Number(0, 1000),
                TrainedOn = ReadTrainedOn(root["trainedOn"]),
                Evaluation = ReadEvaluation(root["evaluation"]),
                Space = space,
                Bars = [.. root["bars"].Items().Select(BarReader.Read)],
                Hulls = ReadHulls(root["hulls"], space.Dimension),
            };
            var version = root["version"].Text();
            return version == model.Version
                ? model
                : throw root["version"].Wrong($"is \"{version}\", but the content's is \"{model.Version}\": the file was changed after it was made");
        }
    }

    // First of all: a file of another version has other properties, and none of them is the fault.
    private static void CheckVersion(ModelElement root)
    {
        var schemaVersion = root["schemaVersion"].Whole(1);
        if (schemaVersion != Model.SchemaVersion)
            throw root["schemaVersion"].Wrong($"is {schemaVersion}, and this program reads {Model.SchemaVersion}");
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

    private static FeatureSpace ReadSpace(ModelElement element)
    {
        element.Only("name", "features");
        var name = element["name"].Text();
        var space = FeatureSpace.Named(name)
            ?? throw element["name"].Wrong($"is \"{name}\", and this program knows {string.Join(", ", FeatureSpace.Fixed.Select(s => $"\"{s.Name}\""))}");
        string[] features = [.. element["features"].Items().Select(item => item.Text())];
        return features.AsSpan().SequenceEqual(space.Features.AsSpan())
            ? space
            : throw element["features"].Wrong($"must be {string.Join(", ", space.Features)}, in this order");
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

    private static ImmutableArray<ModelHull> ReadHulls(ModelElement element, int dimension)
    {
        ImmutableArray<ModelHull> hulls = [.. element.Items().Select(item => HullReader.Read(item, dimension))];
        return hulls.Length > 0 ? hulls : throw element.Wrong("is empty");
    }
}
