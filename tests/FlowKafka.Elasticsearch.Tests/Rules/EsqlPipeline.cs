namespace FlowKafka.Elasticsearch.Tests.Rules;

/// <summary>The part of ES|QL that our rules keep to: <c>FROM … METADATA …</c>, <c>WHERE</c>, <c>MV_EXPAND</c>, <c>KEEP</c>.</summary>
internal sealed record EsqlPipeline(string Index, IReadOnlyList<string> Metadata, IReadOnlyList<(string Command, string Argument)> Steps)
{
    public IEnumerable<string> Fields => Steps.SelectMany(step => step.Command switch
    {
        "WHERE" => ConditionParser.Esql(step.Argument).Fields,
        "MV_EXPAND" => [step.Argument],
        "KEEP" => List(step.Argument).Except(Metadata),
        _ => throw new NotSupportedException(step.Command),
    });

    public static EsqlPipeline Parse(string query)
    {
        var parts = query.Split('|', StringSplitOptions.TrimEntries);
        var from = parts[0].Split(' ', 4);
        if (from is not ["FROM", _, "METADATA", _])
            throw new FormatException(parts[0]);
        return new(from[1], List(from[3]), [.. parts.Skip(1).Select(Step)]);
    }

    /// <summary>The rows that come out for a document.</summary>
    public IEnumerable<FlatDocument> Run(FlatDocument document)
    {
        IEnumerable<FlatDocument> rows = [document];
        foreach (var (command, argument) in Steps)
        {
            rows = command switch
            {
                "WHERE" => rows.Where(ConditionParser.Esql(argument).Holds),
                "MV_EXPAND" => rows.SelectMany(row => row.Expand(argument)),
                "KEEP" => rows,
                _ => throw new NotSupportedException(command),
            };
        }

        return rows;
    }

    private static (string Command, string Argument) Step(string text)
    {
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        return (text[..space], text[(space + 1)..]);
    }

    private static string[] List(string text) => text.Split(',', StringSplitOptions.TrimEntries);
}
