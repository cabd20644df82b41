using System.Text.RegularExpressions;
using FlowKafka.IntegrationTests.Broker;
using Xunit;

namespace FlowKafka.IntegrationTests.Firehose;

/// <summary>The program's <c>firehose</c> as a process before a real broker.</summary>
internal sealed partial class DoorProcess : IDisposable
{
    public const string Key = "a key for tests";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly GuardedProcess _process;

    public DoorProcess(KafkaBroker broker, string topic, string folder, string deadline)
    {
        _process = new GuardedProcess(Path.Combine(folder, "door.log"), "dotnet",
        [
            Path.Combine(AppContext.BaseDirectory, "flowkafka.dll"), "firehose", "--bootstrap-servers", broker.BootstrapServers,
            .. Set("Kafka:BrokerVersionFallback", KafkaBroker.Version), .. Set("Firehose:Topic", topic), .. Set("Firehose:Address", "127.0.0.1:0"),
            .. Set("Firehose:PlainHttp", "true"), .. Set("Firehose:AccessKeys", Key), .. Set("Firehose:Deadline", deadline),
            .. Set("Observability:Address", ""),
        ]);
        Url = WaitForUrl();
    }

    /// <summary>Where requests go.</summary>
    public string Url { get; }

    /// <summary>The newest lines of its log.</summary>
    public string Log => _process.Tail(200);

    /// <summary>SIGTERM, and expects that it ends well.</summary>
    public void Stop()
    {
        _process.Terminate();
        Assert.True(_process.WaitForExit(Patience), $"firehose does not stop:\n{_process.Tail()}");
        Assert.True(_process.ExitCode == 0, $"firehose ended with {_process.ExitCode}:\n{_process.Tail()}");
        Console.WriteLine($"firehose:\n{_process.Tail(40)}");
    }

    public void Dispose() => _process.Dispose();

    private static string[] Set(string key, string value) => ["--set", $"{key}={value}"];

    private string WaitForUrl()
    {
        for (var left = Patience; left > TimeSpan.Zero; left -= TimeSpan.FromMilliseconds(100))
        {
            if (_process.WaitForExit(TimeSpan.FromMilliseconds(100)))
                break;
            if (Address().Match(_process.Tail()) is { Success: true } match)
                return match.Value;
        }

        throw new InvalidOperationException($"firehose does not start:\n{_process.Tail()}");
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+/firehose")]
    private static partial Regex Address();
}
