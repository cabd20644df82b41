using System.Text.Json;
using FlowKafka.Elasticsearch.Kibana;

namespace FlowKafka.Elasticsearch.Setup;

/// <summary>Sets up a cluster and Kibana, or says what it would do. What fails does not keep the rest from being done.</summary>
public sealed class SetupRun(SetupOptions options, TimeProvider time)
{
    private readonly List<SetupResult> _results = [];

    /// <summary>Does it.</summary>
    /// <exception cref="ServerException">A CA file can't be read.</exception>
    public async Task<IReadOnlyList<SetupResult>> RunAsync(CancellationToken stop = default)
    {
        using var client = IsAsked(options.Elasticsearch.IsOn) ? new ElasticsearchClient(options.Elasticsearch, time) : null;
        ISetupServer? cluster = client is null ? null : new ClusterServer(client);
        if (await ClusterAsync(client, Recorded(cluster, ""), stop).ConfigureAwait(false) is not { } known)
            cluster = null;
        else if (known.HasIsm)
            cluster = null;
        using var kibana = IsAsked(options.Kibana.IsOn) ? new KibanaServer(options.Kibana, options.Elasticsearch, time) : null;
        await KibanaAsync(Recorded(kibana, KibanaServer.PrefixOf(options.Kibana)), cluster, stop).ConfigureAwait(false);
        return _results;
    }

    private bool Wants(SetupPart one, SetupPart other) => options.Parts.Contains(one) || options.Parts.Contains(other);

    private bool IsAsked(bool isOn) => isOn && options.Assumed is null;

    private ISetupServer? Recorded(ISetupServer? server, string prefix) =>
        options.DryRun is { } record && (server is not null || options.Assumed is not null) ? new RecordedServer(server, record, prefix) : server;

    // What the cluster knows; null when it can't be used.
    private async Task<ServerFeatures?> ClusterAsync(ElasticsearchClient? client, ISetupServer? server, CancellationToken stop)
    {
        var isWanted = Wants(SetupPart.Templates, SetupPart.Lifecycle);
        if (server is null)
        {
            if (isWanted)
                Add("Elasticsearch", SetupPart.Templates, SetupOutcome.LeftOut, "Elasticsearch:Nodes is empty");
            return null;
        }

        try
        {
            var product = options.Assumed ?? await client!.FindProductAsync(stop).ConfigureAwait(false);
            options.Tell(product.ToString());
            var features = new ServerFeatures(product);
            if (features.Refusal is { } refusal)
                throw new ServerException(ServerFault.Refused, refusal);
            if (isWanted)
                await foreach (var result in new ClusterSetup(server, features, options.Version, options.Force).RunAsync(options.Parts, stop).ConfigureAwait(false))
                    _results.Add(result);
            return features;
        }
        catch (Exception e) when (IsServers(e))
        {
            Add("Elasticsearch", SetupPart.Templates, SetupOutcome.Failed, Line(e));
            return null;
        }
    }

    private async Task KibanaAsync(ISetupServer? server, ISetupServer? cluster, CancellationToken stop)
    {
        if (!Wants(SetupPart.Objects, SetupPart.Rules))
            return;
        if (server is null)
        {
            Add("Kibana", SetupPart.Objects, SetupOutcome.LeftOut, "Kibana:Url is empty");
            return;
        }

        try
        {
            // A Kibana has the version of its Elasticsearch; OpenSearch Dashboards that of its OpenSearch.
            var version = options.Assumed?.Version ?? await KibanaStatus.FindAsync(server, stop).ConfigureAwait(false);
            var setup = new KibanaSetup(server, version, new(cluster, options.Kibana.Space), options.Force);
            options.Tell(setup.Name);
            await foreach (var result in setup.RunAsync(options.Parts, stop).ConfigureAwait(false))
                _results.Add(result);
        }
        catch (Exception e) when (IsServers(e))
        {
            Add("Kibana", SetupPart.Objects, SetupOutcome.Failed, Line(e));
        }
    }

    // What stands between may answer with anything.
    private static bool IsServers(Exception e) => e is ServerException or JsonException or InvalidOperationException;

    private static string Line(Exception e) =>
        e is ServerException ? e.Message : $"it answers what can't be understood ({e.Message.ReplaceLineEndings(" ").TrimEnd('.')}): check the address";

    private void Add(string name, SetupPart part, SetupOutcome outcome, string note) => _results.Add(new(part, "server", name, outcome, note));
}
