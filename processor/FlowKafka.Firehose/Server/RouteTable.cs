namespace FlowKafka.Firehose;

/// <summary>Finds the topic of a path.</summary>
internal sealed class RouteTable
{
    private readonly (string Path, string Topic)[] _routes;

    public RouteTable(FirehoseOptions options) =>
        _routes = [.. options.Routes.Append(new FirehoseRoute { Path = options.Path, Topic = options.Topic })
            .Select(route => (Path: route.Path.TrimEnd('/'), route.Topic)).OrderByDescending(route => route.Path.Length)];

    /// <summary>The topic; null when no route leads from the path.</summary>
    public string? TopicOf(string path)
    {
        foreach (var (route, topic) in _routes)
        {
            if (path.StartsWith(route, StringComparison.Ordinal) && (path.Length == route.Length || path[route.Length] == '/'))
                return topic;
        }

        return null;
    }
}
