using FlowKafka.Simulation.Randomness;
using FlowKafka.Simulation.Wire;

namespace FlowKafka.Simulation.Conversations;

/// <summary>A conversation over one TCP connection at a time.</summary>
internal abstract class TcpConversation(Pair pair, SeededRandom random, DeliveryQueue queue, TcpTraits traits)
    : Conversation(pair, random, queue)
{
    private TcpConnection? _tcp;

    protected TcpConnection Tcp => _tcp ??= new TcpConnection(Meter, Random, Pair.IsV6, traits.Timestamps, traits.Tls)
    {
        RoundTrip = traits.RoundTrip,
        Loss = traits.Loss,
    };

    protected int RoundTrip => traits.RoundTrip;

    /// <summary>Opens a connection from a new port; returns when it is ready for data.</summary>
    protected long Open(long time) => Tcp.Open(time, Pair.Client.NextPort(), Pair.Port);

    /// <summary>Goes on with a connection whose opening nobody saw.</summary>
    protected void Resume() => Tcp.Resume(Pair.Client.NextPort(), Pair.Port);

    /// <summary>A message up, an answer down, and the client's ACK, unless it has more to say at once.</summary>
    protected void Ask(long time, int up, int down, bool acknowledge = true)
    {
        Tcp.Send(time, up: true, up);
        Tcp.Send(time + RoundTrip, up: false, down);
        if (acknowledge)
            Tcp.Acknowledge(time + RoundTrip, up: true);
    }
}
