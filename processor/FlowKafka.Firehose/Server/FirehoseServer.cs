using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FlowKafka.Firehose;

/// <summary>
/// The HTTP endpoint that Amazon Data Firehose delivers to, version 1.0. It answers 200 only when every record of the
/// request is acknowledged.
/// </summary>
public sealed class FirehoseServer : IAsyncDisposable
{
    private const int BytesPerSecond = 1024;
    private const int ConnectionsPerRequest = 4;

    private static readonly TimeSpan BodyGrace = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan AnswerGrace = TimeSpan.FromSeconds(3);

    private readonly WebApplication _server;
    private readonly FirehoseOptions _options;
    private readonly CancellationTokenSource _cut;
    private readonly IDisposable[] _watches;
    private readonly TimeProvider _time;
    private int _draining;

    private FirehoseServer(WebApplication server, FirehoseOptions options, CancellationTokenSource cut, IDisposable[] watches, TimeProvider time) =>
        (_server, _options, _cut, _watches, _time) = (server, options, cut, watches, time);

    /// <summary>The address that it listens on, with the port that it was given.</summary>
    public string Address =>
        _server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "";

    /// <summary>True once it was told to stop.</summary>
    public bool IsDraining => Volatile.Read(ref _draining) != 0;

    /// <summary>Starts to listen.</summary>
    /// <param name="options">Options without a fault.</param>
    /// <param name="forwarder">Where records go.</param>
    /// <param name="metrics">Counts what is done.</param>
    /// <param name="log">Takes a level (info, warn) and a line, from any thread.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="IOException">The address is taken or is not this machine's, or a file can't be read.</exception>
    public static async Task<FirehoseServer> StartAsync(
        FirehoseOptions options, IRecordForwarder forwarder, FirehoseMetrics metrics, Action<string, string> log, TimeProvider time)
    {
        var faults = new FaultLog(log, time);
        var keys = new FirehoseKeys(options);
        var certificate = options.PlainHttp ? null : new ServerCertificate(options.Tls);
        var budget = new InFlightBudget(options.MaximumRequests, options.MaximumInFlight);
        var cut = new CancellationTokenSource();
        var handler = new RequestHandler(options, keys, budget, forwarder, metrics, faults, time, cut.Token);
        metrics.Watch(budget, forwarder);

        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        // DrainAsync sets the limit.
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = Timeout.InfiniteTimeSpan);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => Configure(kestrel, options, certificate));
        var server = builder.Build();
        server.Run(handler.HandleAsync);
        try
        {
            await server.StartAsync().ConfigureAwait(false);
        }
        catch
        {
            await server.DisposeAsync().ConfigureAwait(false);
            cut.Dispose();
            throw;
        }

        return new(server, options, cut, Watch(options, keys, certificate, faults, time), time);
    }

    /// <summary>Stops to accept, and lets what is in flight come to its end; what does not in time is refused, for the sender to repeat.</summary>
    public async Task DrainAsync()
    {
        if (Interlocked.Exchange(ref _draining, 1) != 0)
            return;
        using var timer = new CancellationTokenSource(_options.DrainTimeout, _time);
        await using var registration = timer.Token.Register(_cut.Cancel).ConfigureAwait(false);
        using var end = new CancellationTokenSource(_options.DrainTimeout + AnswerGrace, _time);
        await _server.StopAsync(end.Token).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await DrainAsync().ConfigureAwait(false);
        foreach (var watch in _watches)
            watch.Dispose();
        await _server.DisposeAsync().ConfigureAwait(false);
        _cut.Dispose();
    }

    private static void Configure(KestrelServerOptions kestrel, FirehoseOptions options, ServerCertificate? certificate)
    {
        kestrel.AddServerHeader = false;
        // Kestrel counts what frames the chunks, too; the body itself is measured where it is read.
        kestrel.Limits.MaxRequestBodySize = 2L * FirehoseLimits.Body;
        kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(BytesPerSecond, BodyGrace);
        kestrel.Limits.MaxConcurrentConnections = (long)options.MaximumRequests * ConnectionsPerRequest;
        kestrel.Listen(IPEndPoint.Parse(options.Address), listen =>
        {
            listen.Protocols = HttpProtocols.Http1;
            if (certificate is not null)
                listen.UseHttps(new TlsHandshakeCallbackOptions { OnConnection = _ => ValueTask.FromResult(Handshake(certificate)) });
        });
    }

    private static SslServerAuthenticationOptions Handshake(ServerCertificate certificate) => new()
    {
        ServerCertificateContext = certificate.Current,
        EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
    };

    private static IDisposable[] Watch(FirehoseOptions options, FirehoseKeys keys, ServerCertificate? certificate, FaultLog log, TimeProvider time)
    {
        var watches = new List<IDisposable>
        {
            Watched([options.AccessKeyFile], "access keys", keys.Reload),
        };
        if (certificate is not null)
            watches.Add(Watched([options.Tls.Certificate, options.Tls.Key], "certificate", certificate.Reload));
        return [.. watches];

        WatchedFiles Watched(string[] files, string what, Action reload) => new(
            files, options.ReloadInterval, time,
            () =>
            {
                reload();
                log.Tell("info", $"{what} read again");
            },
            e => log.Tell("warn", $"{what} can't be read again, and stay as they were: {e.Message}"));
    }
}
