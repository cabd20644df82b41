using System.Text;
using System.Text.Json;
using FlowKafka.Detection;
using FlowKafka.Detection.Correlation;
using FlowKafka.Detection.Hosts;
using FlowKafka.Detection.Models;
using FlowKafka.Detection.Training;
using FlowKafka.Flows;
using FlowKafka.Streams.Ingest;
using FlowKafka.Streams.Points;
using FlowKafka.Streams.Watermarks;
using FlowKafka.Streams.Windows;

namespace FlowKafka.Testing;

/// <summary>All stages as one chain of calls, in one partition: what every other way of running them must come to.</summary>
public sealed class PureEngine : IFlowSink, IWindowSink, ICorrelationSink
{
    private readonly SymbolTable _symbols = new();
    private readonly Admission _admission = new(new AdmissionOptions());
    private readonly WindowTask _window;
    private readonly DetectionChain _chain;
    private readonly List<WindowPoint> _points = [];
    private readonly SortedDictionary<string, string> _detections = new(StringComparer.Ordinal);

    private PureEngine(JudgeOptions judge, HostOptions? hosts, CorrelationOptions correlation, IReadOnlyList<Model> models)
    {
        _window = new WindowTask(new WindowOptions(), TimeSpan.FromMinutes(25), _symbols);
        _chain = new DetectionChain(judge, models, hosts is null ? null : hosts with { Models = models }, correlation, this);
    }

    /// <summary>Every point.</summary>
    public IReadOnlyList<WindowPoint> Points => _points;

    /// <summary>Every point as a line, sorted.</summary>
    public IReadOnlyList<string> Windows => [.. _points.ConvertAll(point => WindowText.Of(point)).Order(StringComparer.Ordinal)];

    /// <summary>Every document, by <c>event.id</c>.</summary>
    public IReadOnlyDictionary<string, string> Detections => _detections;

    /// <summary>Records decoded.</summary>
    public long Records { get; private set; }

    /// <summary>Runs records of these values through all stages. Nothing is late here: order does not matter.</summary>
    public static PureEngine Run(IEnumerable<byte[]> values, params Model[] models) =>
        Run(values, new JudgeOptions(), new HostOptions(), new CorrelationOptions(), models);

    /// <summary>The same without profiles of hosts.</summary>
    public static PureEngine RunWithoutHosts(IEnumerable<byte[]> values, params Model[] models) =>
        Run(values, new JudgeOptions(), hosts: null, new CorrelationOptions(), models);

    /// <summary>The same with other options than the usual ones.</summary>
    public static PureEngine Run(
        IEnumerable<byte[]> values, JudgeOptions judge, HostOptions? hosts, CorrelationOptions correlation, params Model[] models)
    {
        var engine = new PureEngine(judge, hosts, correlation, models);
        var decoder = new FlowLogDecoder(engine._symbols);
        foreach (var value in values)
            decoder.Decode(value, engine);
        engine._window.Apply(new([new("t", 1)], [new("t", 0, long.MinValue, Idle: true)]), 0);
        while (engine._window.TryCloseNext(engine))
            engine._chain.Advance(engine._window.ClosedThrough);
        return engine;
    }

    /// <summary>A model of the miners in this traffic.</summary>
    public static Model Train(MinerTraffic traffic)
    {
        var trainer = new ModelTrainer(new TrainerOptions { Name = "test", Margin = 2, Servers = [KnownServer.Parse("198.51.100.7:3333")] });
        foreach (var point in Run(traffic.Values())._points)
            trainer.Add("test", point);
        return trainer.Train().Model;
    }

    /// <summary>A delivered document without what deliver stamps, and its id.</summary>
    public static (string Id, string Text) Unstamped(ReadOnlySpan<byte> document)
    {
        var text = Encoding.UTF8.GetString(document);
        var start = text.IndexOf("\"ingested\":\"", StringComparison.Ordinal);
        if (start >= 0)
            text = text.Remove(start, text.IndexOf("\",", start, StringComparison.Ordinal) + 2 - start);
        using var json = JsonDocument.Parse(text);
        return (json.RootElement.GetProperty("event").GetProperty("id").GetString()!, text);
    }

    void IFlowSink.Accept(in FlowRecord record, RecordPlace place, ReadOnlySpan<byte> raw)
    {
        Records++;
        if (_admission.Decide(record, new PartitionClock(0), long.MaxValue / 2) == AdmissionResult.Admitted)
            _window.Add(new ReadOnlySpan<FlowRecord>(in record), 0);
    }

    void IFlowSink.Skip(SkipReason reason, RecordPlace place)
    {
    }

    void IFlowSink.Reject(RejectReason reason, RecordPlace place, ReadOnlySpan<byte> raw)
    {
    }

    void IFlowSink.Lost(in LostInterval interval, RecordPlace place)
    {
    }

    void IWindowSink.Emit(in WindowPoint point)
    {
        _points.Add(point);
        _chain.Emit(point);
    }

    void ICorrelationSink.Deliver(string id, ReadOnlySpan<byte> document) => _detections[id] = Encoding.UTF8.GetString(document);
}
