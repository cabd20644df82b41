namespace FlowKafka.Detection.Knowledge;

/// <summary>The names of kinds of lists.</summary>
public static class ListKindNames
{
    /// <summary>What is right, in words.</summary>
    public static string Expected { get; } = "one of " + string.Join(", ", Enum.GetNames<ListKind>());

    /// <summary>Reads a name; capitals do not matter.</summary>
    public static bool TryParse(string text, out ListKind kind) =>
        Enum.TryParse(text, ignoreCase: true, out kind) && Enum.IsDefined(kind) && text.All(char.IsAsciiLetter);
}
