using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FlowKafka.Kafka.Tests.Registry;

/// <summary>A schema registry as the published contract has it, which can also be ill.</summary>
internal sealed class FakeRegistry : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly Dictionary<int, string> _answers = [];
    private readonly TaskCompletionSource _end = new();

    private FakeRegistry(WebApplication application) => _application = application;

    public string Url => _application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    /// <summary>Requests so far.</summary>
    public int Requests { get; private set; }

    /// <summary>What it does instead of what it should; null when it is well.</summary>
    public Func<HttpContext, Task>? Illness { get; set; }

    /// <summary>The Authorization header that it asks for.</summary>
    public string? Authorization { get; set; }

    /// <summary>Starts one.</summary>
    /// <param name="port">The port; 0 for any.</param>
    /// <param name="certificate">Its certificate; null for plain HTTP.</param>
    /// <param name="clientThumbprint">Which certificate a client must show; null for none.</param>
    public static async Task<FakeRegistry> StartAsync(int port = 0, X509Certificate2? certificate = null, string? clientThumbprint = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port, listen =>
        {
            listen.Protocols = HttpProtocols.Http1;
            if (certificate is not null)
            {
                listen.UseHttps(certificate, https =>
                {
                    if (clientThumbprint is null)
                        return;
                    https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
                    https.ClientCertificateValidation = (client, _, _) => client.Thumbprint == clientThumbprint;
                });
            }
        }));
        var application = builder.Build();
        var registry = new FakeRegistry(application);
        application.Run(registry.AnswerAsync);
        await application.StartAsync();
        return registry;
    }

    /// <summary>Registers a schema.</summary>
    public void Add(int id, string schema, string? type = null, string? references = null)
    {
        var answer = new StringBuilder($"{{\"schema\":{JsonSerializer.Serialize(schema)}");
        if (type is not null)
            answer.Append($",\"schemaType\":\"{type}\"");
        if (references is not null)
            answer.Append($",\"references\":{references}");
        _answers[id] = answer.Append('}').ToString();
    }

    /// <summary>Answers nothing until the registry ends.</summary>
    public Task Hang(HttpContext context) => Task.WhenAny(_end.Task, Task.Delay(Timeout.Infinite, context.RequestAborted));

    public static Func<HttpContext, Task> Status(int status, string body = "{}") => context =>
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsync(body);
    };

    public async ValueTask DisposeAsync()
    {
        _end.TrySetResult();
        await _application.DisposeAsync();
    }

    private Task AnswerAsync(HttpContext context)
    {
        Requests++;
        if (Illness is not null)
            return Illness(context);
        if (Authorization is not null && context.Request.Headers.Authorization != Authorization)
            return Status(401, """{"error_code":40101,"message":"Unauthorized"}""")(context);
        var path = context.Request.Path.Value!;
        context.Response.ContentType = "application/vnd.schemaregistry.v1+json";
        return path.StartsWith("/schemas/ids/", StringComparison.Ordinal) && _answers.TryGetValue(int.Parse(path[13..]), out var answer)
            ? context.Response.WriteAsync(answer)
            : Status(404, """{"error_code":40403,"message":"Schema not found"}""")(context);
    }
}
