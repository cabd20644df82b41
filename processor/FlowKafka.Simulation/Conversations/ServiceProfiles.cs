namespace FlowKafka.Simulation.Conversations;

/// <summary>Profiles of long connections whose periods and sizes are customary, not measured: broad on purpose.</summary>
internal static class ServiceProfiles
{
    /// <summary>OpenSSH's ServerAliveInterval, a global request and its answer.</summary>
    public static PulseProfile IdleSsh { get; } = new()
    {
        Period = new(15, 300),
        Jitter = 0.01,
        Up = (36, 100),
        Reply = (28, 60),
        PushEvery = new(1_800, 20_000),
        Push = (80, 400),
        Life = new(2, 60),
        Timestamps = true,
    };

    public static PulseProfile MetricsScrape { get; } = new()
    {
        Period = new(10, 60),
        Jitter = 0.01,
        Up = (180, 420),
        Reply = (2_500, 60_000),
        Spread = 0.04,
        Life = new(24, 400),
        Tls = 0.3,
    };

    public static PulseProfile LogShipping { get; } = new()
    {
        Period = new(1, 60),
        Jitter = 0.6,
        Up = (300, 9_000),
        Reply = (6, 260),
        Spread = 0.7,
        ServerAck = 0.4,
        Life = new(1, 100),
        Tls = 0.7,
        Rhythm = 0.6,
    };

    public static PulseProfile WebSocketChat { get; } = new()
    {
        Period = new(20, 55),
        Jitter = 0.03,
        Up = (6, 90),
        Reply = (6, 60),
        ServerAck = 0.2,
        PushEvery = new(15, 900),
        Push = (60, 1_400),
        AnswerPush = 0.15,
        Life = new(0.5, 12),
        Tls = 1,
        Rhythm = 0.4,
    };

    public static PulseProfile MarketTicker { get; } = new()
    {
        Period = new(15, 180),
        Jitter = 0.02,
        Up = (6, 40),
        Reply = (6, 40),
        PushEvery = new(0.4, 15),
        Push = (90, 700),
        Life = new(0.5, 24),
        Tls = 1,
    };

    public static PulseProfile LiveCollaboration { get; } = new()
    {
        Period = new(4, 30),
        Jitter = 0.7,
        Up = (80, 700),
        Reply = (40, 300),
        Spread = 0.5,
        ServerAck = 0.3,
        PushEvery = new(5, 120),
        Push = (80, 900),
        AnswerPush = 0.1,
        Life = new(0.3, 4),
        Tls = 1,
        Rhythm = 0.97,
    };

    /// <summary>devp2p: pings every 15 s, and transactions as they are heard of.</summary>
    public static PulseProfile EthereumNode { get; } = new()
    {
        Period = new(15, 15),
        Jitter = 0.05,
        Up = (32, 64),
        Reply = (32, 64),
        PushEvery = new(0.8, 12),
        Push = (90, 1_900),
        AnswerPush = 0.3,
        Life = new(0.3, 30),
        Timestamps = true,
    };

    public static PulseProfile LongPolling { get; } = new()
    {
        Period = new(20, 60),
        Jitter = 0.25,
        Up = (250, 1_100),
        Reply = (120, 900),
        Spread = 0.25,
        ServerAck = 0.9,
        Life = new(0.2, 10),
        Tls = 1,
        Rhythm = 0.3,
    };
}
