using FlowKafka.Flows;
using FlowKafka.Processor.Scoring;
using FlowKafka.Simulation;
using FlowKafka.Streams.Ingest;
using FlowKafka.Streams.Points;
using FlowKafka.Streams.Watermarks;
using FlowKafka.Streams.Windows;

namespace FlowKafka.Processor.Feeding;

/// <summary>A simulated network's lines through admission and windows, with nothing in between; only open windows are in memory.</summary>
internal static class SimulatedWindows
{
    private const int Often = 10_000;
    private const string Topic = "simulated";

    /// <summary>Plays a network.</summary>
    /// <param name="simulator">The network.</param>
    /// <param name="options">How records are admitted and windows closed.</param>
    /// <param name="sink">Takes the closed windows.</param>
    /// <param name="closed">Told after each window up to which moment all are closed.</param>
    /// <param name="progress">Told of the simulated minutes and of the lines so far.</param>
    /// <param name="stop">Stops it.</param>
    /// <returns>The lines.</returns>
    public static long Play(
        NetworkSimulator simulator, ScoreOptions options, IWindowSink sink, Action<long> closed, Action<long, long> progress, CancellationToken stop)
    {
        var start = simulator.Options.StartTime.ToUnixTimeMilliseconds();
        var symbols = new SymbolTable();
        var clock = new PartitionClock((long)options.Admission.Grace.TotalMilliseconds);
        var admission = new Admission(options.Admission);
        var windows = new WindowTask(options.Window, options.Admission.Grace, symbols);
        var span = new WindowSpan((long)options.Window.WindowSize.TotalMilliseconds);
        var (lines, told) = (0L, long.MinValue);
        foreach (var line in LinesAhead.Of(simulator, stop))
        {
            if (line.Status == SimulatedStatus.SkipData)
                Lose(line, admission, clock, windows, symbols);
            else if (line.TryGetRecord(symbols, out var record) && admission.Decide(record, clock, long.MaxValue / 2) == AdmissionResult.Admitted)
                windows.Add(new ReadOnlySpan<FlowRecord>(in record), offset: 0);
            if (clock.Watermark != long.MinValue && span.StartOf(clock.Watermark) > told)
            {
                told = span.StartOf(clock.Watermark);
                Close(clock.Watermark, isIdle: false);
            }

            if (++lines % Often != 0)
                continue;
            stop.ThrowIfCancellationRequested();
            progress((line.DeliveredAt - start) / 60_000, lines);
        }

        Close(clock.Watermark, isIdle: true);
        return lines;

        void Close(long watermark, bool isIdle)
        {
            windows.Apply(new([new(Topic, 1)], [new(Topic, 0, watermark, isIdle)]), offset: 0);
            while (windows.TryCloseNext(sink))
                closed(windows.ClosedThrough);
        }
    }

    private static void Lose(in SimulatedLine line, Admission admission, PartitionClock clock, WindowTask windows, SymbolTable symbols)
    {
        var reporter = symbols.Intern($"{line.Account}/{line.InterfaceId}");
        foreach (var window in admission.LostWindows(new(reporter, line.Start * 1000, line.End * 1000), clock, long.MaxValue / 2))
            windows.AddLost(reporter, window, offset: 0);
    }
}
