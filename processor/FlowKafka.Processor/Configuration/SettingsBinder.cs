using System.Collections;
using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace FlowKafka.Processor.Configuration;

/// <summary>
/// Makes settings of a configuration, strictly: a key that no setting has, or a value that does not fit, is a problem
/// that names the key and where it stands.
/// </summary>
internal sealed class SettingsBinder(IConfigurationRoot configuration)
{
    private readonly List<string> _problems = [];

    /// <summary>One line for each problem.</summary>
    public IReadOnlyList<string> Problems => _problems;

    /// <summary>The settings; what is not configured, or has a problem, keeps its default.</summary>
    public T Bind<T>()
        where T : new() => (T)Object(typeof(T), configuration, "");

    private object Object(Type type, IConfiguration from, string path)
    {
        var made = Activator.CreateInstance(type)!;
        var properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite).ToArray();
        foreach (var child in from.GetChildren())
        {
            var property = properties.FirstOrDefault(p => p.Name.Equals(child.Key, StringComparison.OrdinalIgnoreCase));
            if (property is null)
                Unknown(child, path, properties);
            else if (Value(property.PropertyType, child) is { } value)
                property.SetValue(made, value);
        }

        return made;
    }

    private object? Value(Type type, IConfigurationSection from)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return from.Value is "" ? null : Value(underlying, from);
        if (ScalarValue.IsScalar(type))
            return Scalar(type, from);
        if (type == typeof(IReadOnlyDictionary<string, string>))
            return from.GetChildren().Where(child => child.Value is not null).ToDictionary(child => child.Key, child => child.Value!);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
            return List(type.GetGenericArguments()[0], from);
        if (from.Value is { Length: > 0 })
        {
            _problems.Add($"{from.Path} is a section, not a value{Origin(from.Path)}.");
            return null;
        }

        return Object(type, from, from.Path + ":");
    }

    private object? Scalar(Type type, IConfigurationSection from)
    {
        if (from.Value is null)
        {
            if (from.GetChildren().Any())
                _problems.Add($"{from.Path} is one value, not a section or a list{Origin(from.GetChildren().First().Path)}.");
            return null;
        }

        if (ScalarValue.Parse(type, from.Value, out var expected) is { } value)
            return value;
        _problems.Add($"{from.Path} is '{from.Value}'{Origin(from.Path)}: write {expected}.");
        return null;
    }

    // A list in a file, or, in the environment and on the command line, values with commas between them.
    private IList? List(Type element, IConfigurationSection from)
    {
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(element))!;
        if (from.Value is { } text && !(text.Length == 0 && from.GetChildren().Any()))
        {
            if (text.Length > 0 && !ScalarValue.IsScalar(element))
            {
                _problems.Add($"{from.Path} is a list of sections, not a value{Origin(from.Path)}.");
                return null;
            }

            foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                if (ScalarValue.Parse(element, part, out var expected) is { } value)
                    list.Add(value);
                else
                    _problems.Add($"{from.Path} holds '{part}'{Origin(from.Path)}: write {expected}.");
            }

            return list;
        }

        foreach (var child in from.GetChildren())
        {
            if (Value(element, child) is { } value)
                list.Add(value);
        }

        return list;
    }

    private void Unknown(IConfigurationSection child, string path, PropertyInfo[] properties)
    {
        var nearest = NearestName.Of(child.Key, properties.Select(p => p.Name));
        var leaf = child;
        while (leaf.Value is null && leaf.GetChildren().FirstOrDefault() is { } inner)
            leaf = inner;
        _problems.Add($"{child.Path} is not a known {(path.Length == 0 ? "section" : "key")}{Origin(leaf.Path)}."
            + (nearest is null ? $" Known are {string.Join(", ", properties.Select(p => p.Name))}." : $" Did you mean {path}{nearest}?"));
    }

    private string Origin(string path)
    {
        foreach (var provider in configuration.Providers.Reverse())
        {
            if (provider.TryGet(path, out _))
                return $" ({ConfigurationOrigin.Of(provider)})";
        }

        return "";
    }
}
