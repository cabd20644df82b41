using FlowKafka.Detection.Correlation;
using FlowKafka.Flows;
using FlowKafka.Streams.Ingest;
using FlowKafka.Streams.Points;
using FlowKafka.Streams.Watermarks;
using FlowKafka.Streams.Windows;

namespace FlowKafka.Testing;

/// <summary>
/// The pipeline's stages over logs in memory, one step at a time, in the style of Kafka Streams' TopologyTestDriver:
/// records with explicit event times go through virtual input partitions; any stage can be stopped between two steps
/// and restarted from what its log holds.
/// </summary>
public sealed class PipelineTestDriver
{
    private const string Topic = "flow-logs";

    private readonly PipelineTestOptions _options;
    private readonly Admission _admission;
    private readonly List<InputPartition> _inputs = [];
    private readonly WatermarkVector _known = new();
    private readonly List<WindowPartition> _windows = [];
    private readonly List<JudgePartition> _judges = [];
    private readonly FlowLogDecoder _decoder;

    public PipelineTestDriver(PipelineTestOptions? options = null)
    {
        _options = options ?? new PipelineTestOptions();
        _admission = new Admission(_options.Admission);
        _decoder = new FlowLogDecoder(Symbols);
        for (var p = 0; p < _options.FlowPartitions; p++)
            _windows.Add(new WindowPartition(_options.Window, _options.Admission.Grace, Symbols));
        if (_options.Models.Count > 0)
            _judges.AddRange(_windows.Select(window => new JudgePartition(window, _options.Models)));
        for (var p = 0; p < _options.InputPartitions; p++)
            AddInputPartition();
    }

    public SymbolTable Symbols { get; } = new();

    /// <summary>The clock that decides what is in the future.</summary>
    public ManualTimeProvider Time { get; } = new(DateTimeOffset.FromUnixTimeMilliseconds(TestFlow.Epoch).AddYears(1));

    /// <summary>How many records met each fate at ingest.</summary>
    public Dictionary<AdmissionResult, int> Admitted { get; } = [];

    /// <summary>Records dropped by window tasks, over all their lives.</summary>
    public long Covered => _windows.Sum(w => w.Covered);

    /// <summary>How far each window task has closed windows.</summary>
    public IReadOnlyList<long> ClosedThrough => [.. _windows.Select(w => w.ClosedThrough)];

    public long Duplicates => _windows.Sum(w => w.Duplicates);

    /// <summary>All points in the windows logs, each pair's window once, in the order of windows and keys.</summary>
    public IReadOnlyList<WindowPoint> Points => [.. _windows.SelectMany(w => w.Points)
        .GroupBy(p => (p.Pair, p.Start)).Select(g => g.First()).OrderBy(p => p.Start).ThenBy(p => p.Pair)];

    /// <summary>The same as lines; a redelivered point that differs from its first copy shows as a line of its own.</summary>
    public IReadOnlyList<string> Lines => [.. _windows.SelectMany(w => w.Points)
        .Select(p => WindowText.Of(p)).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>All documents in the detections logs by <c>event.id</c>, each as often as it was written, sorted.</summary>
    public IReadOnlyList<(string Id, string Text)> Written =>
        [.. _judges.SelectMany(judge => judge.Detections).OrderBy(d => d.Id, StringComparer.Ordinal).ThenBy(d => d.Text, StringComparer.Ordinal)];

    /// <summary>
    /// All of them as correlation delivers them, redelivered copies left out; two that differ under one id show as two.
    /// </summary>
    public IReadOnlyList<(string Id, string Text)> Detections
    {
        get
        {
            var different = Written.Distinct().Count() - Written.DistinctBy(d => d.Id).Count();
            var correlator = new Correlator(new CorrelationOptions());
            foreach (var entry in _judges.SelectMany(judge => judge.Entries))
                correlator.Take(entry);
            var delivered = new DeliveredDocuments();
            correlator.Close(ClosedThrough.Max(), delivered);
            return [.. delivered.All.OrderBy(d => d.Id, StringComparer.Ordinal), .. Enumerable.Repeat(("different", "under one id"), different)];
        }
    }

    /// <summary>Adds an input partition, which starts at G.</summary>
    public int AddInputPartition()
    {
        var floor = _inputs.Count == 0 ? long.MinValue : FloorNow();
        _inputs.Add(new InputPartition(_inputs.Count, new PartitionClock(_options.GraceMs, floor)));
        return _inputs.Count - 1;
    }

    /// <summary>Appends a record to an input partition; nothing reads it before <see cref="Ingest"/>.</summary>
    public PipelineTestDriver Pipe(int partition, TestFlow flow)
    {
        _inputs[partition].Log.Add(flow.ToRecord(Symbols));
        return this;
    }

    /// <summary>Appends the records of a Kafka value to an input partition.</summary>
    public PipelineTestDriver Pipe(int partition, byte[] value)
    {
        _decoder.Decode(value, new DecodedRecords(_inputs[partition].Log));
        return this;
    }

    /// <summary>Appends a conversation's both directions.</summary>
    public PipelineTestDriver PipeBoth(int partition, TestFlow flow) => Pipe(partition, flow).Pipe(partition, flow.Back());

    /// <summary>The owners read all that is there and write it to the flows log, without a control record.</summary>
    public PipelineTestDriver Ingest()
    {
        foreach (var input in _inputs)
            Read(input);
        return this;
    }

    /// <summary>A whole cycle: read, write packs, store offset and watermark, write control records, run the window tasks.</summary>
    public PipelineTestDriver Cycle()
    {
        Ingest();
        foreach (var input in _inputs)
            input.Stored = (input.Position, input.Clock.Watermark);
        WriteWatermarks();
        return RunWindows();
    }

    /// <summary>Tells that a reporter lost records, as a SKIPDATA row does.</summary>
    public PipelineTestDriver Lose(int partition, string reporter, double start, double end)
    {
        var interval = new LostInterval(
            Symbols.Intern(reporter), TestFlow.Epoch + (long)(start * 1000), TestFlow.Epoch + (long)(end * 1000));
        foreach (var window in _admission.LostWindows(interval, _inputs[partition].Clock, Now()))
        {
            foreach (var task in _windows)
                task.Log.Add(new FlowsMessage([], Lost: new LostWindow(interval.Reporter, window)));
        }

        return this;
    }

    /// <summary>The owner stands at the end of an input partition and declares it idle.</summary>
    public PipelineTestDriver DeclareIdle(int partition)
    {
        Cycle();
        _inputs[partition].IsIdle = true;
        WriteWatermarks();
        return RunWindows();
    }

    /// <summary>All input is there and nothing will come: every partition is declared idle, every window closes.</summary>
    public PipelineTestDriver Finish()
    {
        Cycle();
        foreach (var input in _inputs)
            input.IsIdle = true;
        WriteWatermarks();
        return RunWindows();
    }

    /// <summary>The owner of an input partition dies: what it had read since the stored value is read again.</summary>
    public PipelineTestDriver CrashIngest(int partition)
    {
        var input = _inputs[partition];
        input.Position = input.Stored.Offset;
        input.Clock = new PartitionClock(_options.GraceMs, input.Stored.Watermark);
        return this;
    }

    /// <summary>The window task of a partition dies and is restarted from the logs.</summary>
    public PipelineTestDriver CrashWindow(int partition)
    {
        _windows[partition].Restart();
        return this;
    }

    /// <summary>Runs the window tasks, each dying after it has written this many points of a closing window, without its marker.</summary>
    public PipelineTestDriver CrashWindowsWhileClosing(int afterPoints)
    {
        Ingest();
        WriteWatermarks();
        foreach (var window in _windows)
            window.RunUntilCrash(afterPoints);
        return this;
    }

    /// <summary>Judge of a partition dies and is restarted from the logs.</summary>
    public PipelineTestDriver CrashJudge(int partition)
    {
        _judges[partition].Restart();
        return this;
    }

    /// <summary>A cycle in which each judge dies after this many writes of detections and episode states.</summary>
    public PipelineTestDriver CrashJudgesWhileWriting(int afterWrites)
    {
        Ingest();
        WriteWatermarks();
        foreach (var window in _windows)
            window.Run();
        foreach (var judge in _judges)
            judge.RunUntilCrash(afterWrites);
        return this;
    }

    public PipelineTestDriver RunWindows()
    {
        foreach (var window in _windows)
            window.Run();
        foreach (var judge in _judges)
            judge.Run();
        return this;
    }

    private long Now() => Time.GetUtcNow().ToUnixTimeMilliseconds();

    private long FloorNow() => _known.FloorFor((long)_options.Window.WindowSize.TotalMilliseconds, _options.GraceMs);

    private void Read(InputPartition input)
    {
        if (input.IsIdle && input.Position < input.Log.Count)
        {
            input.IsIdle = false;
            input.Clock.WakeAt(FloorNow());
        }

        var packs = new List<FlowRecord>[_windows.Count];
        for (; input.Position < input.Log.Count; input.Position++)
        {
            var record = input.Log[input.Position];
            var fate = _admission.Decide(record, input.Clock, Now());
            Admitted[fate] = Admitted.GetValueOrDefault(fate) + 1;
            if (fate == AdmissionResult.Admitted)
                (packs[PartitionOf(record)] ??= []).Add(record);
        }

        for (var p = 0; p < packs.Length; p++)
        {
            if (packs[p] is { } records)
                _windows[p].Log.Add(new FlowsMessage([.. records]));
        }
    }

    private void WriteWatermarks()
    {
        var update = new WatermarkUpdate(
            [new InputTopic(Topic, _inputs.Count)],
            [.. _inputs.Select(i => new PartitionWatermark(Topic, i.Number, i.Clock.Watermark, i.IsIdle))]);
        _known.Apply(update);
        foreach (var window in _windows)
            window.Log.Add(new FlowsMessage([], update));
    }

    private int PartitionOf(in FlowRecord record)
    {
        var pair = IpPair.Of(record.Source, record.Destination, record.Protocol, Symbols[record.Tenant]);
        return StableHash.Partition(pair.StableHash, _windows.Count);
    }
}
