using FlowKafka.Elasticsearch.Setup;
using FlowKafka.Testing.Elasticsearch;

namespace FlowKafka.Elasticsearch.Tests.Setup;

/// <summary>A server, and set-ups of it.</summary>
internal sealed class SetupDriver : IAsyncDisposable
{
    public static readonly SetupPart[] All = [SetupPart.Templates, SetupPart.Lifecycle, SetupPart.Objects, SetupPart.Rules];

    private SetupDriver(StackServer server)
    {
        Server = server;
        Options = new()
        {
            Elasticsearch = new() { Nodes = [server.Url] },
            Kibana = new() { Url = server.Url },
            Parts = All.ToHashSet(),
            Version = "0.8.0",
            Tell = Told.Add,
        };
    }

    public StackServer Server { get; }

    public SetupOptions Options { get; set; }

    public List<string> Told { get; } = [];

    public static async Task<SetupDriver> StartAsync(string version = "8.17.0", bool isOpenSearch = false) =>
        new(await StackServer.StartAsync(version, isOpenSearch));

    /// <summary>Sets it up, and forgets the requests of the time before.</summary>
    public async Task<IReadOnlyList<SetupResult>> RunAsync(params SetupPart[] parts)
    {
        Server.ForgetRequests();
        return await new SetupRun(parts.Length == 0 ? Options : Options with { Parts = parts.ToHashSet() }, TimeProvider.System).RunAsync();
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
