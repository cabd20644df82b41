using System.Collections.Immutable;
using FlowKafka.Detection;
using FlowKafka.Detection.Companions;
using FlowKafka.Detection.Models;
using FlowKafka.Detection.Strategies;
using FlowKafka.Flows;
using FlowKafka.Processor.Feeding;
using FlowKafka.Processor.Reports;
using FlowKafka.Processor.Scoring;
using FlowKafka.Simulation;

namespace FlowKafka.Processor.Talk;

/// <summary>Plays the talk's experiment on simulated networks.</summary>
internal sealed class TalkRun(ScoreOptions options, IReadOnlyList<Model> models, ImmutableArray<Companion> companions)
{
    /// <summary>Plays it.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="interfaces">Interfaces of the network that is judged.</param>
    /// <param name="days">How long it is judged.</param>
    /// <param name="progress">Told of the simulated minutes, of all that are to come, and of the lines so far.</param>
    /// <param name="stop">Stops it.</param>
    public TalkOutcome Play(int seed, int interfaces, double days, Action<long, string> progress, CancellationToken stop)
    {
        var filters = TalkFilters.Learn(Learned(seed, stop), companions);
        var others = new NetworkSimulator(TalkNetworks.OtherMiners(seed));
        var mining = Tally(others, filters, static (_, _) => { }, stop).Tally;
        var traffic = new NetworkSimulator(TalkNetworks.Traffic(seed, interfaces, days));
        var (tally, lines) = Tally(traffic, filters, (minutes, count) => progress(minutes, Quantity.Of(count, "line")), stop);
        var pairs = MiningPairs(others);
        var stages = new TalkFunnel(filters, (long)options.Window.WindowSize.TotalMilliseconds)
            .Run(tally, (mining, stream => pairs.Contains(Addresses(stream.Pair))));
        return new(stages, filters, lines);
    }

    private CaptureHistory Learned(int seed, CancellationToken stop)
    {
        var network = new NetworkSimulator(TalkNetworks.Miners(seed));
        var windows = new Capture("miners");
        SimulatedWindows.Play(network, options, windows, static _ => { }, static (_, _) => { }, stop);
        var orientation = new TalkOrientation();
        foreach (var window in windows.Windows)
            orientation.Count(ReporterOf(window), window.Pair, window.Lower.Records + window.Higher.Records);
        var pairs = MiningPairs(network);
        var all = CaptureHistory.Of("miners", windows.Windows, window => orientation.ClientOf(ReporterOf(window), window.Pair));
        return all with { Pairs = [.. all.Pairs.Where(pair => pairs.Contains(Addresses(pair.Pair)))] };
    }

    private (TalkTally Tally, long Lines) Tally(NetworkSimulator network, TalkFilters filters, Action<long, long> progress, CancellationToken stop)
    {
        var tally = new TalkTally(filters.WithZeros, filters.Stripped, sink => new Judge(options.Judge, models, sink));
        return (tally, SimulatedWindows.Play(network, options, tally, tally.Advance, progress, stop));
    }

    private static string ReporterOf(in Streams.Points.WindowPoint window) =>
        window.Lower.Reporter.Length > 0 ? window.Lower.Reporter : window.Higher.Reporter;

    // With the pool alone: what the software gives to its author is another stream.
    private static HashSet<(IpAddress, IpAddress)> MiningPairs(NetworkSimulator network) =>
        [.. network.Miners.Select(miner => Addresses(IpPair.Of(miner.Client, miner.Servers[0], 6, "")))];

    private static (IpAddress, IpAddress) Addresses(in IpPair pair) => (pair.Lower, pair.Higher);
}
