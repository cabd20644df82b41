using FlowKafka.Kafka.Feed;
using FlowKafka.Processor.Reports;
using FlowKafka.Simulation;

namespace FlowKafka.Processor.Feeding;

/// <summary>Writes a simulated network's lines to a topic, in the order in which a firehose delivers them.</summary>
internal static class SimulationFeed
{
    private const int Often = 5000;

    /// <summary>Feeds all lines and returns how many there were.</summary>
    public static long Send(NetworkSimulator simulator, TopicFeed feed, int linesPerMessage, Action<long, string> told, CancellationToken stop)
    {
        var start = simulator.Options.StartTime.ToUnixTimeMilliseconds();
        var packer = new MessagePacker(feed, linesPerMessage);
        foreach (var line in simulator.Lines())
        {
            line.WriteTo(packer.Line);
            packer.EndLine();
            if (packer.Lines % Often != 0)
                continue;
            stop.ThrowIfCancellationRequested();
            told((line.DeliveredAt - start) / 60_000, Quantity.Of(packer.Lines, "line"));
        }

        packer.Send();
        feed.Flush();
        return packer.Lines;
    }
}
