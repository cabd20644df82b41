using System.Globalization;
using System.Text;
using FlowKafka.Detection;
using FlowKafka.Detection.Findings.Detectors;
using FlowKafka.Detection.Strategies;
using FlowKafka.Flows;
using FlowKafka.Processor.Feeding;
using FlowKafka.Processor.Scoring;
using FlowKafka.Simulation;
using FlowKafka.Streams.Points;

namespace FlowKafka.Processor.Tests.Detectors;

/// <summary>How many pairs of each kind of traffic get which finding in a simulated network.</summary>
internal sealed class SimulatedFindings
{
    private const string Strong = "periodic, strong";

    private static readonly string[] Names = ["long-flow-9h", "quiet-long-flow-9h", "periodic-flow", "blocked-miner", Strong];

    private readonly Dictionary<TrafficKind, int> _planned = [];
    private readonly SortedDictionary<string, int[]> _rows = new(StringComparer.Ordinal);

    public SimulatedFindings(SimulationOptions options)
    {
        var simulator = new NetworkSimulator(options);
        var windows = new Collector();
        SimulatedWindows.Play(simulator, new ScoreOptions(), windows, static _ => { }, static (_, _) => { }, CancellationToken.None);
        var kinds = new Dictionary<(IpAddress, IpAddress), TrafficKind>();
        foreach (var conversation in simulator.Conversations)
        {
            kinds[(conversation.Client, conversation.Server)] = conversation.Kind;
            kinds[(conversation.Server, conversation.Client)] = conversation.Kind;
            _planned[conversation.Kind] = _planned.GetValueOrDefault(conversation.Kind) + 1;
        }

        var strong = new PeriodicFlowDetector(new() { LeastScore = new PeriodicFlowOptions().StrongScore });
        IPairJudge[] judges =
        [
            .. StrategyList.Of(null!, null!, new JudgeOptions()).Where(strategy => Names.Contains(strategy.Name)).Select(strategy => strategy.Train([])),
            new DetectorStrategy(strong, Strong, "", new JudgeOptions()),
        ];
        foreach (var pair in CaptureHistory.Of("simulated", windows.Windows, OwnNetworks.Private, withRuns: true).Pairs)
        {
            if (!kinds.TryGetValue((pair.Pair.Lower, pair.Pair.Higher), out var kind))
                continue;
            if (!_rows.TryGetValue(kind.ToString(), out var row))
                _rows[kind.ToString()] = row = new int[2 + Names.Length];
            row[0]++;
            row[1] += pair.MostComplete >= 12 ? 1 : 0;
            for (var i = 0; i < judges.Length; i++)
                row[2 + i] += judges[i].Judge(pair) is null ? 0 : 1;
        }
    }

    /// <summary>Pairs of a kind that may speak, and those of them with a finding.</summary>
    public (int Pairs, int Found) Of(TrafficKind kind, string name) => (
        _planned.GetValueOrDefault(kind), _rows.TryGetValue(kind.ToString(), out var row) ? row[2 + Array.IndexOf(Names, name)] : 0);

    /// <summary>A table: a row for each kind.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"{"kind",-20}{"pairs",7}{"12+",6}"));
        foreach (var name in Names)
            text.Append(CultureInfo.InvariantCulture, $"{name,20}");
        foreach (var (kind, row) in _rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{kind,-20}{row[0],7}{row[1],6}");
            foreach (var found in row[2..])
                text.Append(CultureInfo.InvariantCulture, $"{found,20}");
        }

        return text.ToString();
    }

    private sealed class Collector : IWindowSink
    {
        public List<WindowPoint> Windows { get; } = [];

        public void Emit(in WindowPoint point) => Windows.Add(point);
    }
}
