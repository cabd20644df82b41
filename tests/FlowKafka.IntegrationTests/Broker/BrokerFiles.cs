using System.Diagnostics;

namespace FlowKafka.IntegrationTests.Broker;

/// <summary>The broker's program and its configuration files.</summary>
internal static class BrokerFiles
{
    /// <summary>The repository's root.</summary>
    internal static string Root { get; } = FindRoot();

    /// <summary>Gives the folder of the broker's program, which is fetched when it is not there.</summary>
    internal static string Fetch()
    {
        var start = new ProcessStartInfo(Path.Combine(Root, "deploy", "broker", "fetch-broker")) { RedirectStandardError = true };
        using var fetch = Process.Start(start)!;
        var output = fetch.StandardError.ReadToEnd();
        fetch.WaitForExit();
        if (fetch.ExitCode != 0)
            throw new InvalidOperationException($"The broker can't be fetched:\n{output}");
        return Path.Combine(Root, ".broker");
    }

    internal static void WriteConfiguration(string folder, int port, int zooKeeperPort)
    {
        File.WriteAllText(Path.Combine(folder, "zookeeper.properties"), $"""
            dataDir={folder}/zookeeper
            clientPort={zooKeeperPort}
            clientPortAddress=127.0.0.1
            maxClientCnxns=0
            tickTime=1000
            """);
        File.WriteAllText(Path.Combine(folder, "server.properties"), $"""
            broker.id=0
            listeners=PLAINTEXT://127.0.0.1:{port}
            advertised.listeners=PLAINTEXT://127.0.0.1:{port}
            zookeeper.connect=127.0.0.1:{zooKeeperPort}
            zookeeper.session.timeout.ms=4000
            log.dirs={folder}/kafka
            auto.create.topics.enable=false
            delete.topic.enable=true
            num.network.threads=2
            num.io.threads=2
            offsets.topic.num.partitions=4
            offsets.topic.replication.factor=1
            group.min.session.timeout.ms=1000
            log.cleaner.enable=true
            log.cleaner.dedupe.buffer.size=16777216
            log.cleaner.backoff.ms=1000
            log.retention.hours=-1
            """);
        File.WriteAllText(Path.Combine(folder, "log4j.properties"), """
            log4j.rootLogger=WARN, stdout
            log4j.appender.stdout=org.apache.log4j.ConsoleAppender
            log4j.appender.stdout.layout=org.apache.log4j.PatternLayout
            log4j.appender.stdout.layout.ConversionPattern=%d %p %m (%c)%n
            """);
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "FlowKafka.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside of the repository.");
    }
}
