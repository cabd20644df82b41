using System.Text.RegularExpressions;
using FlowKafka.Testing.Elasticsearch;

namespace FlowKafka.Elasticsearch.Tests.Setup;

/// <summary>
/// The fields of the Elastic Common Schema as npm's @elastic/ecs lists them: its declarations hold every field, with the
/// type of its value in JSON (not Elasticsearch's type).
/// </summary>
internal static partial class EcsListing
{
    private static readonly string Listing = Path.Combine(DocumentMapping.Folder, "..", "..", ".build", "ecs", "generated");

    /// <summary>False when it was not fetched; a failure instead where CI is true.</summary>
    public static bool TryRead(out IReadOnlyDictionary<string, string> fields)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        fields = found;
        if (!Directory.Exists(Listing))
        {
            Assert.False(Environment.GetEnvironmentVariable("CI") == "true", "@elastic/ecs is missing: tests/fetch-ecs");
            Console.WriteLine("skipped: @elastic/ecs is missing (tests/fetch-ecs)");
            return false;
        }

        foreach (var file in Directory.EnumerateFiles(Listing, "*.ts"))
        {
            var set = Path.GetFileNameWithoutExtension(file);
            if (set != "index")
                Read(File.ReadLines(file), set == "base" ? "" : set + ".", found);
        }

        return true;
    }

    private static void Read(IEnumerable<string> lines, string prefix, Dictionary<string, string> fields)
    {
        var path = new Stack<string>();
        foreach (var line in lines)
        {
            if (Opening().Match(line) is { Success: true } opening)
                path.Push(opening.Groups["name"].Value);
            else if (Closing().IsMatch(line) && path.Count > 0)
                path.Pop();
            else if (Field().Match(line) is { Success: true } field)
                fields[prefix + string.Concat(path.Reverse().Select(part => part + ".")) + field.Groups["name"].Value] = field.Groups["type"].Value;
        }
    }

    [GeneratedRegex("""^\s+'?(?<name>[@\w]+)'?\??: \{$""")]
    private static partial Regex Opening();

    [GeneratedRegex("""^\s+\}""")]
    private static partial Regex Closing();

    [GeneratedRegex("""^\s+'?(?<name>[@\w]+)'?\??: (?<type>[^{]+);$""")]
    private static partial Regex Field();
}
