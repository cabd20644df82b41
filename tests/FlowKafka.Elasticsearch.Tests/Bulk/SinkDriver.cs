using System.Text;
using FlowKafka.Elasticsearch.Bulk;
using FlowKafka.Testing;
using FlowKafka.Testing.Elasticsearch;

namespace FlowKafka.Elasticsearch.Tests.Bulk;

/// <summary>A sink, its server and its clock: feeds it, and lets the time pass when nothing else can happen.</summary>
internal sealed class SinkDriver : IAsyncDisposable
{
    /// <summary>So long a test waits for something that happens in the background; it fails then.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ElasticsearchClient _client;

    public SinkDriver(BulkServer server, ElasticsearchOptions? options = null, int seed = 1)
    {
        Server = server;
        options ??= new();
        if (options.Nodes.Count == 0)
            options = options with { Nodes = [server.Url] };
        _client = new(options, Time);
        Sink = new(_client, options, Time, new Random(seed), Log.Add);
    }

    public ManualTimeProvider Time { get; } = new(new(2026, 5, 1, 0, 0, 0, TimeSpan.Zero));

    public BulkServer Server { get; }

    public BulkSink Sink { get; }

    /// <summary>What the sink told the user.</summary>
    public List<string> Log { get; } = [];

    /// <summary>What the sink gave up.</summary>
    public List<RejectedDocument> Rejected { get; } = [];

    /// <summary>How much time has passed.</summary>
    public TimeSpan Passed => TimeSpan.FromTicks(Time.GetTimestamp());

    /// <summary>How far the clock moves when the sink waits.</summary>
    public TimeSpan Step { get; set; } = TimeSpan.FromMilliseconds(100);

    public static async Task<SinkDriver> StartAsync(ElasticsearchOptions? options = null, ServerKind kind = ServerKind.Elasticsearch8) =>
        new(await BulkServer.StartAsync(kind), options);

    /// <summary>A document for a data stream.</summary>
    public long Create(string id, string document = """{"a":1}""") =>
        Sink.Add(new("logs-x-default"u8, Encoding.UTF8.GetBytes(id)), Encoding.UTF8.GetBytes(document));

    /// <summary>A revision of a document in an index.</summary>
    public long Index(string id, long version, string document = """{"a":1}""") =>
        Sink.Add(new("flowkafka-x"u8, Encoding.UTF8.GetBytes(id), version), Encoding.UTF8.GetBytes(document));

    /// <summary>Goes on until all that was added is settled.</summary>
    public async Task SettleAsync(long tickets)
    {
        await UntilAsync(() => Sink.Settled >= tickets);
        Assert.Equal(tickets, Sink.Settled);
    }

    /// <summary>Goes on until more is wanted.</summary>
    public async Task WantsMoreAsync()
    {
        while (!Sink.WantsMore)
        {
            Follow(sendAll: false);
            if (!Sink.WantsMore)
                await PassAsync();
        }
    }

    /// <summary>Goes on until something is so.</summary>
    public async Task UntilAsync(Func<bool> isSo)
    {
        while (true)
        {
            Follow();
            if (isSo())
                return;
            await PassAsync();
        }
    }

    /// <summary>Follows the sink, and takes what it rejects.</summary>
    public void Follow(bool sendAll = true)
    {
        Sink.Follow(sendAll);
        while (Sink.TryTakeRejected(out var rejected))
            Rejected.Add(rejected);
    }

    /// <summary>Waits for an answer while a request is on its way; else lets the time pass.</summary>
    public async Task PassAsync()
    {
        if (Sink.NextAnswer is not { } answer)
        {
            Time.Advance(Step);
            return;
        }

        using var end = new CancellationTokenSource();
        var stalled = Server.StalledAsync(end.Token);
        await Task.WhenAny(answer, stalled).WaitAsync(Patience);
        await end.CancelAsync();
        // A request hangs: nothing but its timeout ends it.
        if (await stalled)
            Time.Advance(TimeSpan.FromMinutes(1));
        await answer.WaitAsync(Patience);
    }

    public async ValueTask DisposeAsync()
    {
        Sink.Dispose();
        await Server.DisposeAsync();
        _client.Dispose();
    }
}
