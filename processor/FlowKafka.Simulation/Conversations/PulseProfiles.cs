namespace FlowKafka.Simulation.Conversations;

/// <summary>
/// The profiles of the look-alikes. The first group is fitted to measured 10-minute windows; the intervals of the
/// second are the documented defaults of the software; the third is the mining-like shape in general.
/// </summary>
internal static class PulseProfiles
{
    public static PulseProfile NestLog { get; } = new()
    {
        Period = new(52, 66),
        Jitter = 0.1,
        Up = (30, 60),
        Reply = (30, 60),
        ServerAck = 0.75,
        Life = new(8, 48),
        Timestamps = true,
    };

    public static PulseProfile XmppChat { get; } = new()
    {
        Period = new(59, 61),
        Up = (95, 105),
        Reply = (156, 162),
        ServerAck = 0.3,
        PushEvery = new(580, 620),
        Push = (360, 400),
        Tls = 1,
        Timestamps = true,
    };

    public static PulseProfile ApplePush { get; } = new()
    {
        Period = new(72, 78),
        Jitter = 0.08,
        Up = (40, 50),
        Reply = (12, 18),
        ServerAck = 0.35,
        Timestamps = true,
    };

    public static PulseProfile XiaomiPush { get; } = new()
    {
        Period = new(97, 103),
        Up = (330, 400),
        Reply = (60, 120),
        ServerAck = 0.6,
        Timestamps = true,
    };

    public static PulseProfile WeChatPush { get; } = new()
    {
        Period = new(54, 55),
        Jitter = 0.01,
        Up = (0, 0),
        PushEvery = new(6000, 9000),
        Push = (5, 5),
        Timestamps = true,
    };

    public static PulseProfile Dnp3Polling { get; } = new()
    {
        Period = new(11.8, 12.2),
        Jitter = 0.02,
        Up = (15, 16),
        Reply = (29, 31),
        ServerAck = 0.7,
        PushEvery = new(49, 51),
        Push = (36, 40),
        Timestamps = false,
    };

    public static PulseProfile Gnutella { get; } = new()
    {
        Period = new(25, 60),
        Jitter = 0.5,
        Up = (40, 90),
        Reply = (60, 300),
        Spread = 0.4,
        PushEvery = new(4, 11),
        Push = (60, 320),
        Life = new(1, 6),
        Timestamps = null,
    };

    public static PulseProfile BitcoinNode { get; } = new()
    {
        Period = new(46, 60),
        Jitter = 0.6,
        Up = (60, 600),
        Reply = (60, 600),
        Spread = 0.7,
        ClientAck = 0.9,
        PushEvery = new(90, 240),
        Push = (100, 2_400),
        Life = new(1, 8),
        Timestamps = true,
    };

    public static PulseProfile MqttKeepalive { get; } = new()
    {
        Period = new(60, 60),
        Jitter = 0.01,
        Up = (2, 2),
        Reply = (2, 2),
        PushEvery = new(600, 7200),
        Push = (60, 300),
        Tls = 0.7,
    };

    public static PulseProfile AzureIot { get; } = new()
    {
        Period = new(300, 300),
        Jitter = 0.01,
        Up = (2, 2),
        Reply = (2, 2),
        PushEvery = new(900, 7200),
        Push = (100, 500),
        Tls = 1,
    };

    public static PulseProfile AmqpHeartbeat { get; } = new()
    {
        Period = new(30, 60),
        Jitter = 0.02,
        Up = (8, 8),
        Reply = (8, 8),
        PushEvery = new(30, 900),
        Push = (120, 900),
        AnswerPush = 0.8,
        Rhythm = 0.1,
    };

    public static PulseProfile KafkaClient { get; } = new()
    {
        Period = new(3, 3),
        Jitter = 0.02,
        Up = (70, 120),
        Reply = (14, 22),
        PushEvery = new(20, 300),
        Push = (300, 5_000),
        Life = new(12, 200),
    };

    public static PulseProfile Kubelet { get; } = new()
    {
        Period = new(10, 10),
        Jitter = 0.03,
        Up = (420, 560),
        Reply = (380, 520),
        PushEvery = new(30, 300),
        Push = (200, 3_000),
        Tls = 1,
        Life = new(24, 200),
    };

    public static PulseProfile SignalR { get; } = new()
    {
        Period = new(15, 15),
        Jitter = 0.02,
        Up = (13, 17),
        Reply = (13, 17),
        PushEvery = new(30, 900),
        Push = (120, 1_200),
        Tls = 1,
        Life = new(0.5, 9),
    };

    public static PulseProfile DatabasePool { get; } = new()
    {
        Period = new(1.5, 20),
        Jitter = 0.9,
        Up = (60, 400),
        Reply = (80, 1_400),
        Spread = 0.6,
        ClientAck = 0.5,
        Life = new(0.5, 0.5),
        Rhythm = 0.8,
        Tls = 0.3,
    };

    public static PulseProfile ImapIdle { get; } = new()
    {
        Period = new(600, 1_680),
        Jitter = 0.02,
        Up = (14, 14),
        Reply = (20, 40),
        PushEvery = new(300, 2_400),
        Push = (20, 60),
        Tls = 1,
        Life = new(3, 12),
    };

    public static PulseProfile MqttPublisher { get; } = new()
    {
        Period = new(20, 60),
        Jitter = 0.05,
        Up = (200, 350),
        Reply = (4, 4),
        Spread = 0.08,
        ServerAck = 0.1,
        PushEvery = new(180, 1_800),
        Tls = 0.6,
        Rhythm = 0.1,
    };

    public static PulseProfile TelemetryAgent { get; } = new()
    {
        Period = new(20, 60),
        Jitter = 0.15,
        Up = (200, 350),
        Reply = (0, 8),
        Spread = 0.12,
        PushEvery = new(90, 900),
        Tls = 0.5,
        Rhythm = 0.25,
        Life = new(2, 48),
    };
}
