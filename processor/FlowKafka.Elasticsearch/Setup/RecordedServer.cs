namespace FlowKafka.Elasticsearch.Setup;

/// <summary>Stands in for a server in a dry run: it changes nothing, and keeps what would have been sent.</summary>
/// <param name="server">Who is asked for what is there; null when nothing is, since there is no server.</param>
/// <param name="record">Takes the requests.</param>
/// <param name="prefix">What comes before every path: the space of Kibana.</param>
internal sealed class RecordedServer(ISetupServer? server, Action<SetupRequest> record, string prefix = "") : ISetupServer
{
    private static readonly Uri Nowhere = new("http://dry-run/");

    public bool Changes => false;

    public Task<ServerAnswer> ReadAsync(SetupRequest request, CancellationToken stop) =>
        server?.ReadAsync(request, stop) ?? Task.FromResult(new ServerAnswer(Nowhere, 404, default));

    public Task<ServerAnswer> WriteAsync(SetupRequest request, CancellationToken stop)
    {
        record(request with { Path = prefix + request.Path });
        return Task.FromResult(new ServerAnswer(Nowhere, 200, "{}"u8.ToArray()));
    }

    public string Explain(ServerAnswer answer) => server?.Explain(answer) ?? $"status {answer.Status}";
}
