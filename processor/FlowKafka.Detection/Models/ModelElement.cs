using System.Text.Json;

namespace FlowKafka.Detection.Models;

/// <summary>A value in a model file and its path, so that what is wrong with it can be named.</summary>
internal readonly struct ModelElement(JsonElement value, string path)
{
    public string Path => path;

    public bool IsNull => value.ValueKind == JsonValueKind.Null;

    public ModelElement this[string property] =>
        value.ValueKind != JsonValueKind.Object ? throw Wrong("is not an object")
            : value.TryGetProperty(property, out var found) ? new(found, Under(property))
            : throw new ModelFormatException($"{Under(property)} is missing.");

    /// <summary>Asserts that this is an object whose properties are exactly these.</summary>
    public ModelElement Only(params ReadOnlySpan<string> properties)
    {
        if (value.ValueKind != JsonValueKind.Object)
            throw Wrong("is not an object");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in value.EnumerateObject())
        {
            if (!seen.Add(property.Name))
                throw new ModelFormatException($"{Under(property.Name)} is there twice.");
            if (!properties.Contains(property.Name))
                throw new ModelFormatException($"{Under(property.Name)} is not a known property.");
        }

        return this;
    }

    public string Text() => value.ValueKind == JsonValueKind.String ? value.GetString()! : throw Wrong("is not a string");

    public bool Flag() => value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : throw Wrong("is neither true nor false");

    public int Whole(int least)
    {
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetInt32(out var number))
            throw Wrong("is not a whole number");
        return number >= least ? number : throw Wrong($"is {number}, and the least is {least}");
    }

    public double Number()
    {
        if (value.ValueKind != JsonValueKind.Number)
            throw Wrong("is not a number");
        return value.TryGetDouble(out var number) && double.IsFinite(number) ? number : throw Wrong("is not a finite number");
    }

    public double Number(double least, double most)
    {
        var number = Number();
        return number >= least && number <= most ? number : throw Wrong($"is {Invariant(number)}, and must be from {Invariant(least)} to {Invariant(most)}");
    }

    public IEnumerable<ModelElement> Items()
    {
        if (value.ValueKind != JsonValueKind.Array)
            throw Wrong("is not an array");
        return Enumerate(value, path);

        static IEnumerable<ModelElement> Enumerate(JsonElement array, string path)
        {
            var index = 0;
            foreach (var item in array.EnumerateArray())
                yield return new(item, $"{path}[{index++}]");
        }
    }

    /// <summary>An array of exactly <paramref name="count"/> finite numbers.</summary>
    public double[] Numbers(int count)
    {
        if (value.ValueKind != JsonValueKind.Array)
            throw Wrong("is not an array");
        var (numbers, index) = (new double[count], 0);
        foreach (var item in value.EnumerateArray())
        {
            // Models have hundreds of thousands of numbers: a path is made only for one that is wrong.
            if (item.ValueKind != JsonValueKind.Number || !item.TryGetDouble(out var number) || !double.IsFinite(number))
                number = new ModelElement(item, $"{path}[{index}]").Number();
            if (index < count)
                numbers[index] = number;
            index++;
        }

        return index == count ? numbers : throw Wrong($"has {index} numbers, not {count}");
    }

    public ModelFormatException Wrong(string what) => new($"{(path.Length == 0 ? "The file" : path)} {what}.");

    private static string Invariant(double number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private string Under(string property) => path.Length == 0 ? property : $"{path}.{property}";
}
