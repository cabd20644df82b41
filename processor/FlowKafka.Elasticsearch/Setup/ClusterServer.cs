namespace FlowKafka.Elasticsearch.Setup;

/// <summary>A cluster, as a set-up sees it.</summary>
internal sealed class ClusterServer(ElasticsearchClient client) : ISetupServer
{
    public bool Changes => true;

    public Task<ServerAnswer> ReadAsync(SetupRequest request, CancellationToken stop) => WriteAsync(request, stop);

    public Task<ServerAnswer> WriteAsync(SetupRequest request, CancellationToken stop) =>
        client.SendAsync(request.Method, request.Path, request.Body, stop);

    public string Explain(ServerAnswer answer) => client.Explain(answer);
}
