using FlowKafka.Flows;

namespace FlowKafka.Simulation.Tests;

/// <summary>
/// One run of the simulator, summed by labelled pair and epoch-aligned window of 600 s. A pair's first reporter is the
/// one that counts; second deliveries do not.
/// </summary>
public class LabelledRun
{
    private readonly Dictionary<(IpAddress, IpAddress, byte), SimulatedConversation> _labels = [];
    private readonly Dictionary<SimulatedConversation, string> _reporters = [];

    internal LabelledRun(SimulationOptions options)
    {
        Simulator = new NetworkSimulator(options);
        foreach (var label in Simulator.Conversations)
            _labels.Add((label.Client, label.Server, label.Protocol), label);
        foreach (var line in Simulator.Lines())
        {
            Lines++;
            if (line.IsDuplicate)
                Duplicates++;
            else if (line.Status == SimulatedStatus.Ok)
                Count(line);
        }
    }

    internal NetworkSimulator Simulator { get; }

    internal int Lines { get; private set; }

    internal int Duplicates { get; private set; }

    internal int Unlabelled { get; private set; }

    internal Dictionary<SimulatedConversation, SortedDictionary<long, WindowTotals>> Windows { get; } = [];

    /// <summary>The windows of a kind, without the first and the last of each pair, which are partial.</summary>
    internal List<WindowTotals> Interior(TrafficKind kind)
    {
        var interior = new List<WindowTotals>();
        foreach (var (label, windows) in Windows)
        {
            if (label.Kind == kind)
                interior.AddRange(windows.Values.Skip(1).SkipLast(1));
        }

        return interior;
    }

    internal static long Quantile(IEnumerable<WindowTotals> windows, Func<WindowTotals, long> number, double fraction)
    {
        var sorted = windows.Select(number).Order().ToArray();
        return sorted[(int)(fraction * (sorted.Length - 1))];
    }

    private void Count(in SimulatedLine line)
    {
        var up = _labels.TryGetValue((line.Source, line.Destination, line.Protocol), out var label);
        if (!up && !_labels.TryGetValue((line.Destination, line.Source, line.Protocol), out label))
        {
            Unlabelled++;
            return;
        }

        if (!_reporters.TryAdd(label!, line.InterfaceId) && _reporters[label!] != line.InterfaceId)
            return;
        if (!Windows.TryGetValue(label!, out var windows))
            Windows.Add(label!, windows = []);
        if (!windows.TryGetValue(line.Start / 600, out var totals))
            windows.Add(line.Start / 600, totals = new WindowTotals());
        totals.UpBytes += up ? line.Bytes : 0;
        totals.UpPackets += up ? line.Packets : 0;
        totals.DownBytes += up ? 0 : line.Bytes;
        totals.DownPackets += up ? 0 : line.Packets;
        totals.ClientPorts.Add(up ? line.SourcePort : line.DestinationPort);
    }
}
