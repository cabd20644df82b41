using FlowKafka.Simulation.Randomness;
using FlowKafka.Simulation.Wire;

namespace FlowKafka.Simulation.Conversations;

/// <summary>Sessions at a shell: keystrokes of 36 bytes, most of them echoed, and the output of commands.</summary>
internal sealed class InteractiveSsh : TcpConversation
{
    private long _sessionEnd;
    private bool _open;

    public InteractiveSsh(Pair pair, SeededRandom random, DeliveryQueue queue, TcpTraits traits)
        : base(pair, random, queue, traits with { Tls = TlsVersion.None, Timestamps = true }) =>
        BeginAt(pair.Start + Wait(3_600));

    protected override long Step(long time)
    {
        if (!_open)
        {
            if (!Random.Chance(0.1 + 0.9 * DailyRhythm.At(time)))
                return time + Wait(3_600);
            _open = true;
            _sessionEnd = time + Seconds(Random.LogUniform(1_200, 9_000));
            time = Open(time);
            Ask(time, 1_400, 1_100);
            Ask(time + 2 * RoundTrip, 1_200, 600);
            return time + 4 * RoundTrip;
        }

        if (time >= _sessionEnd)
        {
            Tcp.Close(time);
            _open = false;
            return time + Wait(7_200);
        }

        Tcp.Send(time, up: true, 36);
        if (Random.Chance(0.65))
            Tcp.Send(time + RoundTrip, up: false, 36);
        if (Random.Chance(0.16))
            Tcp.Acknowledge(time + RoundTrip, up: true);
        if (Random.Chance(0.07))
        {
            Tcp.Send(time + RoundTrip, up: false, (int)Random.LogUniform(250, 3_000));
            Tcp.Acknowledge(time + RoundTrip, up: true);
        }

        return time + Wait(1.85);
    }
}
