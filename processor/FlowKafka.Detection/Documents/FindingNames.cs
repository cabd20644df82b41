using System.Collections.Immutable;
using System.Text;
using FlowKafka.Detection.Findings;

namespace FlowKafka.Detection.Documents;

/// <summary>The names of findings in documents: snake case.</summary>
public static class FindingNames
{
    private static readonly ImmutableArray<string> Names = [.. Enum.GetNames<FindingKind>().Select(Snake)];

    /// <summary>The name of a kind.</summary>
    public static string Of(FindingKind kind) => Names[(int)kind];

    private static string Snake(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && text.Length > 0)
                text.Append('_');
            text.Append(char.ToLowerInvariant(letter));
        }

        return text.ToString();
    }
}
