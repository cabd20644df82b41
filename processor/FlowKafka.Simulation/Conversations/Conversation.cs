using FlowKafka.Flows;
using FlowKafka.Simulation.Randomness;
using FlowKafka.Simulation.Wire;

namespace FlowKafka.Simulation.Conversations;

/// <summary>A generator of messages between two parties. It is stepped from event to event and keeps no history.</summary>
internal abstract class Conversation
{
    /// <summary>The time of a conversation that has nothing more to say.</summary>
    public const long Never = long.MaxValue;

    private long _next;

    protected Conversation(Pair pair, SeededRandom random, DeliveryQueue queue, FlowAction action = FlowAction.Accept)
    {
        Pair = pair;
        Random = random;
        Meter = new FlowMeter(pair.Client, pair.Server, pair.Protocol, action, queue, random.Fork());
        _next = pair.Start;
    }

    public Pair Pair { get; }

    protected SeededRandom Random { get; }

    protected FlowMeter Meter { get; }

    /// <summary>All pairs that may speak: one, or one for each address of a server that has several.</summary>
    public virtual IEnumerable<Pair> Pairs => [Pair];

    /// <summary>
    /// Plays everything before <paramref name="until"/>, and ends the records whose windows ended by then. Returns when
    /// there is something to play or to end again; <see cref="Never"/> when it is over.
    /// </summary>
    public long Advance(long until)
    {
        var limit = Math.Min(until, Pair.End);
        while (_next < limit)
            _next = Step(_next);
        return Math.Min(_next < Pair.End ? _next : Never, Flush(until));
    }

    /// <summary>Ends the records whose windows ended by then; returns when the next open one ends.</summary>
    protected virtual long Flush(long until) => Meter.Flush(until);

    /// <summary>Plays the event at <paramref name="time"/>; returns the time of the next one, not before it.</summary>
    protected abstract long Step(long time);

    /// <summary>Sets the first event.</summary>
    protected void BeginAt(long time) => _next = Math.Max(time, Pair.Start);

    protected static long Seconds(double seconds) => (long)(seconds * 1000);

    /// <summary>An exponential waiting time in milliseconds, at least 1.</summary>
    protected long Wait(double meanSeconds) => 1 + (long)(1000 * Random.Exponential(meanSeconds));
}
