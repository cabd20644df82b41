using FlowKafka.Simulation.Randomness;
using FlowKafka.Simulation.Wire;

namespace FlowKafka.Simulation.Conversations;

/// <summary>Password guessing: a connection of a few failed logins every 85 seconds or so, each from a new port.</summary>
internal sealed class SshBruteForce(Pair pair, SeededRandom random, DeliveryQueue queue, TcpTraits traits)
    : TcpConversation(pair, random, queue, traits with { Tls = TlsVersion.None, Timestamps = true })
{
    protected override long Step(long time)
    {
        var begin = time;
        time = Open(time);
        Exchange(time, 22, 42);
        Exchange(time + 50, Random.Integer(1_300, 1_420), Random.Integer(1_000, 1_080));
        Exchange(time + 150, 48, 420);
        Exchange(time + 250, 60, 44);
        for (var guess = 0; guess < 5; guess++)
            Exchange(time + 1_000 + guess * 2_500, Random.Integer(140, 240), 52);
        Tcp.Close(time + 14_000);
        return begin + 14_500 + Wait(70);
    }

    private void Exchange(long time, int up, int down)
    {
        if (Random.Chance(0.65))
            Tcp.Acknowledge(time, up: false);
        Ask(time, up, down);
    }
}
