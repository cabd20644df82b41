namespace FlowKafka.Testing.Elasticsearch;

/// <summary>A request that came to a <see cref="StackServer"/>.</summary>
/// <param name="Method">The method.</param>
/// <param name="Path">The path, with the query, without a slash at the start.</param>
/// <param name="Body">The body as text; of a form, its file.</param>
public sealed record StackRequest(string Method, string Path, string Body)
{
    /// <summary>True when it may change something.</summary>
    public bool Writes => Method is "PUT" or "DELETE" || (Method == "POST" && !Path.EndsWith("_export", StringComparison.Ordinal));
}
