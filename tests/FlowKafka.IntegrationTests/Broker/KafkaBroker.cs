using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

using Confluent.Kafka;

namespace FlowKafka.IntegrationTests.Broker;

/// <summary>
/// Apache Kafka 0.9.0.1 with its ZooKeeper, as child processes on free ports of the loopback and a temporary folder.
/// It can be stopped, killed and started again over the same data.
/// </summary>
internal sealed class KafkaBroker : IDisposable
{
    /// <summary>What clients have to say, since so old a broker can't tell.</summary>
    internal const string Version = "0.9.0.1";

    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(90);

    private readonly string _libraries;
    private readonly string _folder = Directory.CreateTempSubdirectory("flowkafka-broker").FullName;
    private readonly int _port = FreePort();
    private readonly int _zooKeeperPort = FreePort();
    private readonly GuardedProcess _zooKeeper;
    private GuardedProcess? _kafka;

    internal KafkaBroker()
    {
        _libraries = Path.Combine(BrokerFiles.Fetch(), "libs", "*");
        BrokerFiles.WriteConfiguration(_folder, _port, _zooKeeperPort);
        _zooKeeper = Java("zookeeper", "256m", "org.apache.zookeeper.server.quorum.QuorumPeerMain", "zookeeper.properties");
        try
        {
            WaitFor("ZooKeeper", _zooKeeper, () => Accepts(_zooKeeperPort));
            Start();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    internal string BootstrapServers => $"127.0.0.1:{_port}";

    /// <summary>The settings that every client of this broker needs.</summary>
    internal Dictionary<string, string> ClientConfig => new()
    {
        ["bootstrap.servers"] = BootstrapServers,
        ["api.version.request"] = "false",
        ["broker.version.fallback"] = Version,
    };

    /// <summary>Starts the broker over the data that is there, and waits until it answers.</summary>
    internal void Start()
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            _kafka = Java("kafka", "512m", "kafka.Kafka", "server.properties");
            if (TryWait(_kafka, IsAnswering))
                return;
            // After a kill, ZooKeeper knows the dead broker until its session ends; a new one gives up meanwhile.
            if (!_kafka.HasExited || watch.Elapsed > Deadline)
                throw new InvalidOperationException($"The broker does not start:\n{_kafka.Tail()}");
            _kafka.Dispose();
        }
    }

    /// <summary>Stops the broker as an operator would.</summary>
    internal void Stop()
    {
        _kafka!.Terminate();
        if (!_kafka.WaitForExit(Deadline))
            throw new InvalidOperationException($"The broker does not stop:\n{_kafka.Tail()}");
        _kafka.Dispose();
    }

    /// <summary>Kills the broker with SIGKILL.</summary>
    internal void Kill()
    {
        _kafka!.Kill();
        _kafka.Dispose();
    }

    /// <summary>Creates topics, and waits until every partition has a leader.</summary>
    internal void CreateTopics(params BrokerTopic[] topics)
    {
        // What kafka.admin.TopicCommand writes to ZooKeeper for one topic a start, for all of them in one.
        var commands = string.Concat(topics.Select(topic => topic.ToCommands()));
        var start = new ProcessStartInfo("java",
            ["-Xmx64m", "-XX:TieredStopAtLevel=1", "-cp", _libraries, "org.apache.zookeeper.ZooKeeperMain", "-server", $"127.0.0.1:{_zooKeeperPort}"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var shell = Process.Start(start)!;
        var output = Task.WhenAll(shell.StandardOutput.ReadToEndAsync(), shell.StandardError.ReadToEndAsync());
        shell.StandardInput.Write(commands + "quit\n");
        shell.StandardInput.Close();
        shell.WaitForExit();

        using var admin = new AdminClientBuilder(ClientConfig).SetLogHandler((_, _) => { }).Build();
        var created = TryWait(_kafka!, () => topics.All(topic => topic.IsIn(admin.GetMetadata(TimeSpan.FromSeconds(5)))));
        if (!created)
            throw new InvalidOperationException($"The topics are not created:\n{string.Join('\n', output.Result)}");
    }

    public void Dispose()
    {
        _kafka?.Dispose();
        _zooKeeper.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private GuardedProcess Java(string name, string memory, string main, string configuration) => new(
        Path.Combine(_folder, $"{name}.log"), "java", $"-Xmx{memory}", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
        $"-Dlog4j.configuration=file:{Path.Combine(_folder, "log4j.properties")}", "-cp", _libraries, main,
        Path.Combine(_folder, configuration));

    private bool IsAnswering()
    {
        using var admin = new AdminClientBuilder(ClientConfig).SetLogHandler((_, _) => { }).SetErrorHandler((_, _) => { }).Build();
        return Accepts(_port) && admin.GetMetadata(TimeSpan.FromSeconds(5)).Brokers.Count == 1;
    }

    private static void WaitFor(string name, GuardedProcess process, Func<bool> condition)
    {
        if (!TryWait(process, condition))
            throw new InvalidOperationException($"{name} does not start:\n{process.Tail()}");
    }

    /// <summary>Waits until a condition holds; false when the process ends first, or nothing happens for too long.</summary>
    private static bool TryWait(GuardedProcess process, Func<bool> condition)
    {
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < Deadline)
        {
            if (Holds(condition))
                return true;
            if (process.WaitForExit(TimeSpan.FromMilliseconds(100)))
                return false;
        }

        return false;
    }

    private static bool Holds(Func<bool> condition)
    {
        try
        {
            return condition();
        }
        catch (KafkaException)
        {
            return false;
        }
    }

    private static bool Accepts(int port)
    {
        try
        {
            using var client = new TcpClient();
            client.Connect(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
