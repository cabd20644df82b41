using FlowKafka.Simulation.Randomness;

namespace FlowKafka.Simulation.Conversations;

/// <summary>
/// A long connection on which the client says something every so often: the shape of telemetry, push services and
/// heartbeats. Payloads are bytes of the application; 0 is a bare ACK.
/// </summary>
internal sealed record PulseProfile
{
    /// <summary>Seconds between the client's messages; each conversation has one value of the range.</summary>
    public required ValueRange Period { get; init; }

    /// <summary>Uniform deviation from the period, as a fraction of it.</summary>
    public double Jitter { get; init; } = 0.05;

    /// <summary>Bytes of the client's message.</summary>
    public required (int Low, int High) Up { get; init; }

    /// <summary>Bytes of the answer; 0 is an ACK only.</summary>
    public (int Low, int High) Reply { get; init; }

    /// <summary>The fraction by which each message deviates from the conversation's own size.</summary>
    public double Spread { get; init; }

    /// <summary>The probability that the client sends a bare ACK for an answer.</summary>
    public double ClientAck { get; init; } = 1;

    /// <summary>The probability that the server sends a bare ACK before its answer.</summary>
    public double ServerAck { get; init; }

    /// <summary>Mean seconds between messages that the server sends of its own accord; null: it sends none.</summary>
    public ValueRange? PushEvery { get; init; }

    /// <summary>Bytes of such a message.</summary>
    public (int Low, int High) Push { get; init; } = (250, 400);

    /// <summary>The probability that the client answers a push with a message of its usual size.</summary>
    public double AnswerPush { get; init; }

    /// <summary>Mean hours of a connection.</summary>
    public ValueRange Life { get; init; } = new(6, 72);

    /// <summary>By how much the rate of messages falls when people sleep, 0 to 1.</summary>
    public double Rhythm { get; init; }

    /// <summary>The probability of TLS.</summary>
    public double Tls { get; init; }

    /// <summary>True or false fixes TCP timestamps, null draws them.</summary>
    public bool? Timestamps { get; init; }

    /// <summary>Draws the values of one vendor: its agents all have them, within a tenth.</summary>
    public PulseProfile Settle(SeededRandom random)
    {
        var period = random.From(Period);
        var up = random.Integer(Up.Low, Up.High);
        var reply = random.Integer(Reply.Low, Reply.High);
        var push = PushEvery is { } every ? random.From(every) : 0;
        return this with
        {
            Period = new ValueRange(period * 0.98, period * 1.02),
            Up = (up, up + up / 10),
            Reply = (reply, reply),
            PushEvery = PushEvery is null ? null : new ValueRange(push * 0.9, push * 1.1),
            Tls = random.Chance(Tls) ? 1 : 0,
        };
    }
}
