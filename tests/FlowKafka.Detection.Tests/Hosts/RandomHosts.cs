using FlowKafka.Streams.Points;

namespace FlowKafka.Detection.Tests.Hosts;

/// <summary>Traffic of a small network by chance: miners, a proxy, pools that rotate, a busy server, long silences.</summary>
internal static class RandomHosts
{
    private static readonly string[] Tenants = ["", "b", "a"];

    public static IReadOnlyList<WindowPoint> Of(int seed, int steps = 160)
    {
        var random = new Random(seed);
        var traffic = new HostTraffic();
        for (var (step, window) = (0, 0); step < steps; step++)
        {
            Step(traffic, random, window);
            window += random.Next(100) switch
            {
                < 92 => 1,
                < 96 => random.Next(2, 9),
                < 99 => random.Next(20, 300),
                _ => random.Next(1_000, 2_000),
            };
        }

        return traffic.Points;
    }

    /// <summary>Lists that put addresses of several networks together.</summary>
    public static string? Label(FlowKafka.Flows.IpAddress address, ushort port) => port == 4444 && (address.Low & 0xFF) < 4 ? "pool|x" : null;

    private static void Step(HostTraffic traffic, Random random, int window)
    {
        var tenant = Tenants[random.Next(Tenants.Length)];

        // A miner at a pool, mostly in the hull; another behind a proxy that mines itself.
        if (random.Next(20) > 0)
            traffic.Add(window, "10.0.0.1", "198.51.100.7", bytes: random.Next(30) == 0 ? 500 : 40 + random.Next(20));
        traffic.Add(window, "10.0.0.2", "10.0.1.9", 3333, 50, unknown: random.Next(40) == 0);
        traffic.Add(window, "10.0.1.9", "198.51.100.7", 3333, 55, lost: random.Next(30) == 0);

        // Pools over which it hops: of a network, of IPv6, of a list.
        if (random.Next(10) > 0)
            traffic.Add(window, "10.0.0.3", $"203.0.113.{1 + (window / 3 % 5)}", 5555, 50, clientPort: (ushort)(40_000 + random.Next(9)), syn: random.Next(5) == 0 ? Side.Lower : null);
        if (random.Next(6) == 0)
            traffic.Add(window, "10.0.0.3", "203.0.113.200", 5555, 44 + random.Next(9), lost: random.Next(5) == 0);
        traffic.Add(window, "10.0.0.5", $"192.0.{window / 2 % 4}.7", 9999, 44);
        traffic.Add(window, "fd00::7", $"2001:db8:5::{1 + random.Next(2)}", 5555, 90);
        traffic.Add(window, "10.0.0.4", random.Next(2) == 0 ? "192.0.2.1" : "198.18.0.2", 4444, 50);

        // The others: a server of many clients, clients of many servers.
        for (var i = random.Next(12); i > 0; i--)
            traffic.Add(window, $"10.0.{10 + i}.{random.Next(4)}", "192.0.2.80", 443, random.Next(40, 2_000), tenant);
        for (var i = random.Next(6); i > 0; i--)
            traffic.Add(window, "10.0.2.1", $"192.0.{20 + i}.{random.Next(9)}", (ushort)(random.Next(2) == 0 ? 443 : 80), random.Next(40, 90_000), tenant);
    }
}
