using System.Diagnostics.Metrics;
using System.Net;
using FlowKafka.Processor.Observability;
using FlowKafka.Processor.Verbs;

namespace FlowKafka.Processor.Tests.Observability;

public sealed class StatusEndpointTests
{
    [Fact]
    public async Task Endpoint_HealthAndMetrics_AreServed()
    {
        var health = new HealthReport(IsLive: true, IsReady: false, "ingest: starting");
        using var meter = new Meter("Test.Endpoint");
        using var metrics = new PrometheusExporter("Test.Endpoint");
        meter.CreateCounter<long>("seen").Add(1);
        await using var endpoint = await StatusEndpoint.StartAsync("127.0.0.1:0", () => health, metrics);
        using var client = new HttpClient { BaseAddress = new Uri(endpoint.Address) };

        using var live = await client.GetAsync(new Uri("/health/live", UriKind.Relative));
        Assert.Equal((HttpStatusCode.OK, "ok\ningest: starting\n"), (live.StatusCode, await live.Content.ReadAsStringAsync()));
        using var ready = await client.GetAsync(new Uri("/health/ready", UriKind.Relative));
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "not ok\ningest: starting\n"), (ready.StatusCode, await ready.Content.ReadAsStringAsync()));
        using var text = await client.GetAsync(new Uri("/metrics", UriKind.Relative));
        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", text.Content.Headers.ContentType?.ToString());
        Assert.Equal("# TYPE seen_total counter\nseen_total 1\n", await text.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Endpoint_AddressThatIsTaken_IsOneLineThatSaysWhatToDo()
    {
        using var metrics = new PrometheusExporter("Test.Taken");
        await using var first = await StatusEndpoint.StartAsync("127.0.0.1:0", () => new(true, true, ""), metrics);
        var taken = new Uri(first.Address).Authority;

        var failure = await Assert.ThrowsAsync<UserException>(() => StatusEndpoint.StartAsync(taken, () => new(true, true, ""), metrics));

        Assert.StartsWith($"Can't listen on {taken}", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Observability:Address", failure.Message, StringComparison.Ordinal);
    }
}
