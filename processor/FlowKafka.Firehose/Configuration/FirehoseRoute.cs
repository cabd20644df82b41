namespace FlowKafka.Firehose;

/// <summary>A path, with every path beneath it, whose records go to a topic.</summary>
public sealed record FirehoseRoute
{
    private const int LongestTopic = 249;

    /// <summary>The path, as <c>/firehose/vpc</c>.</summary>
    public string Path { get; init; } = "";

    /// <summary>The topic.</summary>
    public string Topic { get; init; } = "";

    internal static bool IsPath(string path) =>
        path.StartsWith('/') && !path.Contains("//", StringComparison.Ordinal) && path.AsSpan().IndexOfAnyExceptInRange('!', '~') < 0
        && path.AsSpan().IndexOfAny('?', '#', '%') < 0;

    internal static bool IsTopic(string topic) =>
        topic.Length is > 0 and <= LongestTopic && topic.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-') && topic is not ("." or "..");

    internal IEnumerable<string> Faults(string name)
    {
        if (!IsPath(Path))
            yield return $"{name}:Path is '{Path}': write a path, as /firehose/vpc.";
        if (!IsTopic(Topic))
            yield return $"{name}:Topic is '{Topic}': letters, digits, '.', '_' and '-' make a topic's name.";
    }
}
