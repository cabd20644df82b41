namespace FlowKafka.Simulation.Conversations;

/// <summary>How two parties exchange datagrams. Payloads are bytes behind the 8-byte header of UDP or ICMP.</summary>
internal sealed record DatagramProfile
{
    /// <summary>Mean seconds between questions.</summary>
    public required double Period { get; init; }

    public required (int Low, int High) Up { get; init; }

    /// <summary>(0, 0) when there is no answer.</summary>
    public (int Low, int High) Down { get; init; }

    /// <summary>True for a fixed period, false for random times.</summary>
    public bool Regular { get; init; }

    /// <summary>True when each question comes from a new port.</summary>
    public bool NewPort { get; init; }

    public ushort? FixedPort { get; init; }

    public double Rhythm { get; init; }

    public static DatagramProfile Dns { get; } =
        new() { Period = 240, Up = (28, 70), Down = (60, 300), NewPort = true, Rhythm = 0.8 };

    public static DatagramProfile Ntp { get; } =
        new() { Period = 1_024, Up = (48, 48), Down = (48, 48), Regular = true, FixedPort = 123 };

    public static DatagramProfile WireGuard { get; } =
        new() { Period = 25, Up = (32, 32), Down = (32, 32), Regular = true, FixedPort = 51_820 };

    public static DatagramProfile Ping { get; } = new() { Period = 60, Up = (56, 56), Down = (56, 56), Regular = true };
}
