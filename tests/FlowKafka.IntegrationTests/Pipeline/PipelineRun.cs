using System.Diagnostics;
using System.Text;
using Confluent.Kafka;
using FlowKafka.Detection.Models;
using FlowKafka.Flows;
using FlowKafka.IntegrationTests.Broker;
using FlowKafka.Kafka.Client;
using FlowKafka.Kafka.Pipeline;
using FlowKafka.Kafka.Serialization;
using FlowKafka.Streams.Points;
using FlowKafka.Testing;
using FlowKafka.Testing.Elasticsearch;
using Xunit;

namespace FlowKafka.IntegrationTests.Pipeline;

/// <summary>
/// The program's <c>run</c> as processes over a real broker: sends input piece by piece, kills and restarts processes, and waits
/// until the output is what the pure engine gives.
/// </summary>
internal sealed class PipelineRun : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(50);

    private readonly string _folder = Directory.CreateTempSubdirectory("flowkafka-run").FullName;
    private readonly List<(string Stages, GuardedProcess Process)> _processes = [];
    private readonly string[] _arguments;
    private readonly string _bootstrapServers;
    private readonly string _input;
    private readonly int _partitions;
    private readonly KafkaClients _clients;
    private readonly PipelineTopics _topics;
    private readonly int _inputPartitions;
    private readonly BulkServer? _server;
    private readonly Model _model;
    private int _started;

    public PipelineRun(KafkaBroker broker, string name, int inputPartitions, int partitions, Model model, BulkServer? server = null)
    {
        (_server, _model) = (server, model);
        _inputPartitions = inputPartitions;
        _partitions = partitions;
        _bootstrapServers = broker.BootstrapServers;
        _input = name + "-logs";
        var modelPath = Path.Combine(_folder, "model.json");
        using (var file = File.Create(modelPath))
            model.Save(file);
        _arguments =
        [
            "--bootstrap-servers", broker.BootstrapServers, "--model", modelPath,
            .. Set("Kafka:BrokerVersionFallback", KafkaBroker.Version), .. Set("Kafka:SessionTimeout", "6s"),
            .. Set("Topics:Prefix", name + "."), .. Set("Topics:Partitions", $"{partitions}"), .. Set("Topics:Create", "false"),
            .. Set("Ingest:Topics:0:Name", _input), .. Set("Ingest:IdleAfter", "10s"), .. Set("Ingest:CycleInterval", "100ms"),
            .. Set("Ingest:RepeatInterval", "1s"), .. Set("Deliver:Folder", Output), .. Set("Observability:Address", ""),
            .. server is null ? [] : ServerArguments(server),
        ];
        _clients = new KafkaClients(
            new KafkaClientOptions { BootstrapServers = broker.BootstrapServers, BrokerVersionFallback = KafkaBroker.Version },
            new ClientLog((_, _) => { }, TimeProvider.System));
        _topics = new PipelineTopics(new TopicOptions { Prefix = name + ".", Partitions = partitions });
        broker.CreateTopics(
        [
            new BrokerTopic(_input, inputPartitions),
            .. _topics.Needs(Enum.GetValues<PipelineStage>(), []).Select(need => new BrokerTopic(
                need.Name, need.Partitions, [.. need.Config!.Select(c => (c.Key, c.Value))])),
        ]);
    }

    /// <summary>The input topic.</summary>
    public string Input => _input;

    private string Output => Path.Combine(_folder, "out");

    /// <summary>Starts a process with these stages.</summary>
    public void Start(string stages)
    {
        var log = Path.Combine(_folder, $"process-{_started++}.log");
        var program = Path.Combine(AppContext.BaseDirectory, "flowkafka.dll");
        _processes.Add((stages, new GuardedProcess(log, "dotnet", [program, "run", "--stages", stages, .. _arguments])));
    }

    /// <summary>Runs another verb of the program to its end, and expects that it succeeds.</summary>
    public void Verb(params string[] arguments)
    {
        var log = Path.Combine(_folder, $"{arguments[0]}.log");
        using var process = new GuardedProcess(log, "dotnet", [Path.Combine(AppContext.BaseDirectory, "flowkafka.dll"), .. arguments]);
        Assert.True(process.WaitForExit(Patience), $"{arguments[0]} does not end:\n{process.Tail()}");
        Assert.True(process.ExitCode == 0, $"{arguments[0]} ended with {process.ExitCode}:\n{process.Tail()}");
    }

    /// <summary>Feeds files to the input topic through the program's <c>replay</c>.</summary>
    public void Replay(IEnumerable<string> files) => Verb(
        ["replay", "--topic", _input, "--bootstrap-servers", _bootstrapServers, .. Set("Kafka:BrokerVersionFallback", KafkaBroker.Version), .. files]);

    /// <summary>
    /// Sends the values over some seconds, and meanwhile kills processes at moments that the seed chooses, each at least
    /// once when there are enough; a killed one is started again at once.
    /// </summary>
    public void Feed(IReadOnlyList<byte[]> values, TimeSpan duration, int kills, int seed)
    {
        var plan = Plan(duration, kills, seed);
        using var producer = _clients.Producer("test-feed").Build();
        var watch = Stopwatch.StartNew();
        for (var sent = 0; sent < values.Count;)
        {
            for (; sent < values.Count && sent < values.Count * watch.Elapsed / duration; sent++)
            {
                producer.Produce(
                    new TopicPartition(_input, sent % _inputPartitions), new Message<byte[]?, byte[]> { Value = values[sent] });
            }

            while (plan.Count > 0 && watch.Elapsed >= plan.Peek().Moment)
                Kill(plan.Dequeue().Process);
            using var tick = new ManualResetEventSlim();
            tick.Wait(Tick);
        }

        Assert.Equal(0, producer.Flush(TimeSpan.FromSeconds(60)));
        while (plan.Count > 0)
            Kill(plan.Dequeue().Process);
    }

    /// <summary>Waits until all that is expected is there, and compares it to the byte.</summary>
    public void Expect(PureEngine expected)
    {
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < Patience && !IsComplete(expected))
        {
            foreach (var (stages, process) in _processes)
                Assert.False(process.HasExited, $"{stages} has ended:\n{process.Tail()}");
            using var tick = new ManualResetEventSlim();
            tick.Wait(TimeSpan.FromSeconds(1));
        }

        foreach (var (_, process) in _processes)
            process.Terminate();
        foreach (var (stages, process) in _processes)
        {
            Assert.True(process.WaitForExit(TimeSpan.FromSeconds(60)), $"{stages} does not stop:\n{process.Tail()}");
            Assert.True(process.ExitCode == 0, $"{stages} ended with {process.ExitCode}:\n{process.Tail()}");
            Console.WriteLine($"{stages}:\n{process.Tail(40)}");
        }

        Assert.Equal(expected.Windows, Windows());
        var (documents, lines) = Delivered();
        Assert.Equal(expected.Detections, documents);
        if (_server is null)
            Assert.Equal(Count(_topics.Detections), lines);
        else
            Assert.Equal(Elasticsearch.Delivered.FlowsOf(expected, _model), Elasticsearch.Delivered.Flows(_server));
    }

    public void Dispose()
    {
        foreach (var (_, process) in _processes)
            process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static string[] Set(string key, string value) => ["--set", $"{key}={value}"];

    private Queue<(TimeSpan Moment, int Process)> Plan(TimeSpan duration, int kills, int seed)
    {
        var random = new Random(seed);
        var plan = new List<(TimeSpan Moment, int Process)>();
        for (var i = 0; i < kills; i++)
            plan.Add((duration * random.NextDouble(), i % _processes.Count));
        plan.Sort();
        foreach (var (moment, process) in plan)
            Console.WriteLine($"seed {seed}: kill {process} ({_processes[process].Stages}) at {moment.TotalSeconds:F3} s");
        return new(plan);
    }

    private void Kill(int number)
    {
        var (stages, process) = _processes[number];
        process.Kill();
        process.Dispose();
        Start(stages);
        _processes[number] = _processes[^1];
        _processes.RemoveAt(_processes.Count - 1);
    }

    private static string[] ServerArguments(BulkServer server) =>
    [
        .. Set("Elasticsearch:Nodes", server.Url), .. Set("Elasticsearch:BatchBytes", "65536"), .. Set("Elasticsearch:BatchAge", "200ms"),
        .. Set("Elasticsearch:RequestTimeout", "10s"),
    ];

    private bool IsComplete(PureEngine expected) =>
        Delivered().Documents.Count >= expected.Detections.Count && Windows().Count >= expected.Windows.Count
        && (_server is null || Elasticsearch.Delivered.Flows(_server).Count >= expected.Points.Count);

    private IReadOnlyList<string> Windows()
    {
        var lines = new SortedSet<string>(StringComparer.Ordinal);
        var names = new SymbolTable();
        using var reader = new PartitionReader(_clients, "test", "test");
        for (var p = 0; p < _partitions; p++)
        {
            var (low, high) = reader.Range(_topics.Windows, p);
            reader.Open(_topics.Windows, p, low, high);
            while (!reader.Step(TimeSpan.FromMilliseconds(100), Take))
            {
            }
        }

        return [.. lines];

        void Take(in BatchMessage message)
        {
            if (WindowPackReader.Is(message.Value))
                WindowPackReader.Decode(message.Value, names, (in WindowPoint point) => lines.Add(WindowText.Of(point)));
        }
    }

    private long Count(string topic)
    {
        using var reader = new PartitionReader(_clients, "test", "test");
        return Enumerable.Range(0, _partitions).Sum(p => reader.Range(topic, p).High);
    }

    // A detection may be in its topic twice, after a crash of judge; then both are delivered, and both are the same.
    private (SortedDictionary<string, string> Documents, long Lines) Delivered()
    {
        if (_server is not null)
            return (Elasticsearch.Delivered.Detections(_server), 0);
        var documents = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var lines = 0L;
        foreach (var file in Directory.Exists(Output) ? Directory.GetFiles(Output, "*.ndjson") : [])
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream, Encoding.UTF8);
            foreach (var line in reader.ReadToEnd().Split('\n').SkipLast(1))
            {
                lines++;
                var (id, text) = PureEngine.Unstamped(Encoding.UTF8.GetBytes(line));
                Assert.True(documents.TryAdd(id, text) || documents[id] == text, $"two versions of {id}");
            }
        }

        return (documents, lines);
    }
}
