using FlowKafka.Flows;
using FlowKafka.Simulation.Randomness;
using FlowKafka.Simulation.Wire;

namespace FlowKafka.Simulation.Conversations;

/// <summary>Connection attempts that a firewall refuses: SYNs without an answer, logged as REJECT.</summary>
internal sealed class RejectedProbes : Conversation
{
    private readonly double _meanSeconds;
    private readonly int _attempts;
    private readonly IReadOnlyList<ushort> _ports;
    private readonly int _synBytes;

    /// <summary><paramref name="attempts"/> SYNs, 5 seconds apart, to one of <paramref name="ports"/>, again and again.</summary>
    public RejectedProbes(
        Pair pair, double meanSeconds, int attempts, IReadOnlyList<ushort> ports, SeededRandom random, DeliveryQueue queue)
        : base(pair, random, queue, FlowAction.Reject)
    {
        _meanSeconds = meanSeconds;
        _attempts = attempts;
        _ports = ports;
        _synBytes = random.Pick([40, 44, 52, 60]);
        BeginAt(pair.Start + Wait(meanSeconds));
    }

    protected override long Step(long time)
    {
        var port = Random.Pick(_ports);
        for (var attempt = 0; attempt < _attempts; attempt++)
        {
            Meter.Reconnect(Pair.Client.NextPort(), port);
            Meter.Up(time, 1, _synBytes);
            time += 5_000;
        }

        return time + Wait(_meanSeconds);
    }
}
