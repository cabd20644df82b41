using System.Net;
using System.Net.Http.Headers;
using System.Text;
using FlowKafka.Flows;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace FlowKafka.Kafka.Registry;

/// <summary>Asks schema registries for schemas by number: one address after the other, and all of them a few times.</summary>
internal sealed class SchemaRegistryClient : IDisposable
{
    private const int LongestAnswer = 16 << 20;
    private const int SchemaNotFound = 40403;
    private const int Retries = 2;

    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(200);

    // Well within the time after which a consumer group takes a silent member for dead.
    private static readonly TimeSpan LongestCall = TimeSpan.FromMinutes(1);

    private readonly HttpClient _http;
    private readonly Uri[] _registries;
    private readonly ResiliencePipeline _pipeline;
    private int _first;

    /// <summary>Makes a client; nothing is asked yet.</summary>
    /// <exception cref="SchemaSourceException">A certificate cannot be read.</exception>
    public SchemaRegistryClient(SchemaRegistryOptions options, TimeProvider time)
    {
        _registries = [.. options.Urls.Select(url => new Uri(url.TrimEnd('/') + "/"))];
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.GZip,
            ConnectTimeout = options.Timeout,
            SslOptions = RegistryCertificates.Of(options),
            UseCookies = false,
        };
        _http = new HttpClient(handler) { Timeout = options.Timeout, MaxResponseContentBufferSize = LongestAnswer };
        _http.DefaultRequestHeaders.Accept.ParseAdd("application/vnd.schemaregistry.v1+json, application/json");
        _http.DefaultRequestHeaders.Authorization = Authorization(options);
        _pipeline = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddTimeout(LongestCall)
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = new PredicateBuilder().Handle<RegistryFailure>(failure => failure.IsPassing),
                MaxRetryAttempts = Retries,
                Delay = FirstDelay,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
            })
            .Build();
    }

    /// <summary>Finds a schema; null when the registry has none of that number.</summary>
    /// <exception cref="SchemaSourceException">No registry gives a usable answer.</exception>
    public async Task<RegisteredSchema?> FindAsync(int id)
    {
        try
        {
            return await _pipeline.ExecuteAsync(async stop => await AskAllAsync(id, stop).ConfigureAwait(false)).ConfigureAwait(false);
        }
        catch (RegistryFailure failure)
        {
            throw new SchemaSourceException($"The schema registry {failure.Message}", failure);
        }
        catch (TimeoutRejectedException timeout)
        {
            throw new SchemaSourceException($"The schema registry at {_registries[0]} does not answer in {LongestCall.TotalSeconds:0} s.", timeout);
        }
    }

    public void Dispose() => _http.Dispose();

    /// <summary>Asks one after the other, first the one that answered last.</summary>
    private async Task<RegisteredSchema?> AskAllAsync(int id, CancellationToken stop)
    {
        RegistryFailure? last = null;
        for (var i = 0; i < _registries.Length; i++)
        {
            var registry = (_first + i) % _registries.Length;
            try
            {
                var found = await AskAsync(new Uri(_registries[registry], $"schemas/ids/{id}"), stop).ConfigureAwait(false);
                _first = registry;
                return found;
            }
            catch (RegistryFailure failure)
            {
                // One that may come back is a better reason to ask again than one that refuses.
                last = last is { IsPassing: true } && !failure.IsPassing ? last : failure;
            }
        }

        throw last!;
    }

    private async Task<RegisteredSchema?> AskAsync(Uri address, CancellationToken stop)
    {
        try
        {
            using var response = await _http.GetAsync(address, stop).ConfigureAwait(false);
            var body = await response.Content.ReadAsByteArrayAsync(stop).ConfigureAwait(false);
            return Read(address, response.StatusCode, body);
        }
        catch (HttpRequestException e)
        {
            throw new RegistryFailure($"at {address} cannot be asked: {(e.InnerException?.Message ?? e.Message).TrimEnd('.')}.", isPassing: true, e);
        }
        catch (TaskCanceledException e) when (!stop.IsCancellationRequested)
        {
            throw new RegistryFailure($"at {address} does not answer in {_http.Timeout.TotalSeconds:0.###} s.", isPassing: true, e);
        }
    }

    private static RegisteredSchema? Read(Uri address, HttpStatusCode status, byte[] body)
    {
        switch ((int)status)
        {
            case 200:
                return RegistryAnswer.Schema(body) ?? throw new RegistryFailure($"at {address} answers with what is no schema: is this a schema registry?", isPassing: true);
            case 404:
                return RegistryAnswer.ErrorCode(body) == SchemaNotFound
                    ? null
                    : throw new RegistryFailure($"at {address} answers 404, and not as a schema registry does: is the path right?", isPassing: false);
            case 401 or 403:
                throw new RegistryFailure($"at {address} refuses us ({(int)status}): check UserName and Password, Token or CertificateFile.", isPassing: false);
            case var code:
                throw new RegistryFailure($"at {address} answers {code}.", isPassing: code is 408 or 429 or >= 500);
        }
    }

    private static AuthenticationHeaderValue? Authorization(SchemaRegistryOptions options)
    {
        if (options.Token.Length > 0)
            return new("Bearer", options.Token);
        return options.UserName.Length > 0
            ? new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.UserName}:{options.Password}")))
            : null;
    }
}
