using FlowKafka.Detection.Models;

namespace FlowKafka.Processor.Verbs;

/// <summary>Loads model files.</summary>
internal static class ModelFiles
{
    /// <summary>The folder of the models that come with the program.</summary>
    public static string ShippedFolder { get; } = Path.Combine(AppContext.BaseDirectory, "models");

    /// <summary>The named models, or those that come with the program when none is named.</summary>
    /// <exception cref="UserException">A file is missing or is no model.</exception>
    public static IReadOnlyList<Model> Load(IReadOnlyList<string> paths)
    {
        if (paths.Count == 0)
            paths = Shipped();
        if (paths.Count == 0)
            throw new UserException($"There are no models in {ShippedFolder}: name one with --model, or make one with 'flowkafka train'.");
        return [.. paths.Select(Load)];
    }

    /// <summary>Loads one model.</summary>
    /// <exception cref="UserException">The file is missing or is no model.</exception>
    public static Model Load(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            return Model.Load(file);
        }
        catch (ModelFormatException e)
        {
            throw new UserException($"{path} is no usable model: {e.Message}", e);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw UserException.Usage($"There is no model file {path}.");
        }
    }

    /// <summary>The models that come with the program, by name.</summary>
    public static string[] Shipped()
    {
        var found = Directory.Exists(ShippedFolder) ? Directory.GetFiles(ShippedFolder, "*.json") : [];
        Array.Sort(found, StringComparer.Ordinal);
        return found;
    }
}
