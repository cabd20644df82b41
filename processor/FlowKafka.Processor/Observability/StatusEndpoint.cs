using System.Globalization;
using System.Net;
using FlowKafka.Processor.Verbs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FlowKafka.Processor.Observability;

/// <summary>Serves /health/live, /health/ready and /metrics.</summary>
internal sealed class StatusEndpoint : IAsyncDisposable
{
    private readonly WebApplication _server;

    private StatusEndpoint(WebApplication server) => _server = server;

    /// <summary>The address that it listens on, with the port that it was given.</summary>
    public string Address =>
        _server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "";

    /// <summary>Starts to listen.</summary>
    /// <exception cref="UserException">The address is taken or is not this machine's.</exception>
    public static async Task<StatusEndpoint> StartAsync(string address, Func<HealthReport> health, PrometheusExporter metrics)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.Services.AddRoutingCore();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            options.Listen(IPEndPoint.Parse(address));
        });
        var server = builder.Build();
        server.UseRouting();
        server.MapGet("/health/live", () => Answer(health(), isLiveness: true));
        server.MapGet("/health/ready", () => Answer(health(), isLiveness: false));
        server.MapGet("/metrics", () => Metrics(metrics));
        try
        {
            await server.StartAsync();
            return new(server);
        }
        catch (Exception e) when (e is IOException or System.Net.Sockets.SocketException)
        {
            await server.DisposeAsync();
            throw new UserException($"Can't listen on {address}: {e.Message.ReplaceLineEndings(" ")} Choose another with --set Observability:Address=127.0.0.1:PORT.", e);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _server.StopAsync();
        await _server.DisposeAsync();
    }

    private static IResult Answer(HealthReport health, bool isLiveness)
    {
        var isGood = isLiveness ? health.IsLive : health.IsReady;
        var status = isGood ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        return Results.Text($"{(isGood ? "ok" : "not ok")}\n{health.Detail}\n", "text/plain", statusCode: status);
    }

    private static IResult Metrics(PrometheusExporter metrics)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        metrics.Write(text);
        return Results.Text(text.ToString(), PrometheusExporter.ContentType);
    }
}
