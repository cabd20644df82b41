using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using FlowKafka.Detection.Documents;
using FlowKafka.Detection.Episodes;
using FlowKafka.Flows;
using FlowKafka.Streams.Points;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace FlowKafka.Detection.Tests.Documents;

public sealed class WindowDocumentLawTests
{
    private static readonly string[] Texts =
    [
        "", "111122223333", "a tenant of more than fourteen letters", "\"quoted\"", "back\\slash", "line\nbreak\t\u0001\u001F\u007F", "Zürich ✓ \u2028",
        "😀", "\uD800 alone", "<&'+>",
    ];

    private static readonly string[] Reporters = ["", "111122223333/eni-0123456789abcdef0", "eni-1", "/eni", "an \"account\"/eni\\1", "Konto ü😀/eni", "\u0002/\u0003"];

    private static readonly string[] Addresses =
    [
        "10.0.0.5", "203.0.113.9", "0.0.0.0", "255.255.255.255", "100.64.1.10", "2001:db8::1", "::", "::1", "::1.2.3.4", "::ffff:0:1.2.3.4", "fe80::5efe:1.2.3.4",
        "fd00:0:0:1::", "1:0:2:0:0:3:0:4", "ff02::1:ff00:0",
    ];

    [Fact]
    public void Write_AnyPoints_GivesTheBytesOfTheReference()
    {
        var models = new[] { BoxModel.Of("xmr", 1, 5_000), BoxModel.Of("a \"name\" ü", 10, 90_000) };
        var document = new WindowDocument(OwnNetworks.Private, models);
        using var reference = new ReferenceWindowDocument(OwnNetworks.Private, models);

        Prop.ForAll(Points().ToArbitrary(), point => Assert.Equal(ToText(reference.Write, point), ToText(document.Write, point))).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

        document.StampAs("a \"space\"", Trace.Origin);
        reference.StampAs("a \"space\"", Trace.Origin);
        Prop.ForAll(Points().ToArbitrary(), point => Assert.Equal(ToText(reference.Write, point), ToText(document.Write, point))).Check(Config.QuickThrowOnFailure);
    }

    [Fact]
    public void Write_ManyPointsAgain_GivesTheSameBytesFromItsCaches()
    {
        var document = new WindowDocument(OwnNetworks.Private, []);
        var points = Points().Sample(500, 50).ToArray();
        var first = points.Select(point => ToText(document.Write, point)).ToArray();

        Assert.Equal(first, points.Select(point => ToText(document.Write, point)));
        Assert.Equal(first, points.Select(point => ToText(new WindowDocument(OwnNetworks.Private, []).Write, point)));
    }

    [Fact]
    public void Write_PointsOfAWindowThatItKnows_AllocatesNothing()
    {
        var document = new WindowDocument(OwnNetworks.Private, [BoxModel.Of("xmr", 1, 5_000)]);
        var points = new Trace("10.0.0.5", "203.0.113.9") { Pair = IpPair.Of(IpAddress.Parse("10.0.0.5"), IpAddress.Parse("203.0.113.9"), 6, "111122223333") }
            .Add(0, (1000, 40, 2000, 50)).Points.ToArray();
        var buffer = new ArrayBufferWriter<byte>(1 << 20);
        document.Write(points[0], buffer);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var port = 1; port <= 40; port++)
        {
            points[0].Newest = new((ushort)port, 3333, 1);
            points[0].Pair = points[0].Pair with { Protocol = (byte)port };
            document.Write(points[0], buffer);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void EpisodeIdOf_AnyPair_IsTheHashThatItSays() => Prop.ForAll(Points().ToArbitrary(), point =>
    {
        byte[] bytes =
        [
            .. Sixteen(point.Pair.Lower), .. Sixteen(point.Pair.Higher), point.Pair.Protocol,
            .. BitConverter.GetBytes(point.Start).Reverse(), .. Encoding.UTF8.GetBytes(point.Pair.Tenant),
        ];

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)[..16]), EpisodeId.Of(point.Pair, point.Start));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    private static byte[] Sixteen(IpAddress address) =>
        [.. BitConverter.GetBytes(address.High).Reverse(), .. BitConverter.GetBytes(address.Low).Reverse()];

    private delegate void Write(in WindowPoint point, IBufferWriter<byte> destination);

    private static string ToText(Write write, in WindowPoint point)
    {
        var buffer = new ArrayBufferWriter<byte>();
        write(point, buffer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static Gen<WindowPoint> Points() => Gen.Choose(0, int.MaxValue - 1).Select(seed => PointOf(new Random(seed)));

    private static WindowPoint PointOf(Random random)
    {
        var start = random.NextInt64(400_000) * 10 * 600_000;
        var size = random.Next(4) == 0 ? random.Next(1, 4_000_000) : 600_000;
        var point = new WindowPoint
        {
            Pair = IpPair.Of(AddressOf(random), AddressOf(random), random.Next(2) == 0 ? (byte)6 : (byte)random.Next(256), Texts[random.Next(Texts.Length)]),
            Start = start,
            End = start + size,
            Lower = SentOf(random),
            Higher = SentOf(random),
            FirstRecord = random.Next(3) == 0 ? 0 : start + random.Next(size),
            LastRecord = random.Next(3) == 0 ? 0 : start + size + random.Next(172_800_000),
            ActiveMinutes = (ulong)random.NextInt64(),
            LowerPorts = PortsOf(random),
            HigherPorts = PortsOf(random),
            LowerRejects = random.Next(3),
            HigherRejects = random.Next(1_000_000),
            Unknown = random.Next(5) == 0,
            Sampled = random.Next(5) == 0,
            RefusedMinutes = (ulong)random.Next(1024),
        };
        if (random.Next(3) > 0)
            point.Newest = new((ushort)random.Next(65536), (ushort)random.Next(65536), 1 + random.Next());
        if (random.Next(3) > 0)
            point.SecondNewest = new((ushort)random.Next(65536), 443, 1);
        if (random.Next(4) > 0)
            point.Conversation = ConversationOf(random, start);
        if (random.Next(3) == 0)
            point.Refused = new() { Start = start - random.Next(100_000), Windows = 1 + random.Next(200), Records = random.Next(9_999), Ports = PortsOf(random) };
        if (random.Next(3) == 0)
            point.LongRecords = new(1 + random.Next(20), Math.Max(0, start - random.Next(1 << 30)), random.NextInt64(1L << 40), random.Next(11));
        if (random.Next(3) == 0)
            point.LongRun = new(Math.Max(0, start - 1_200_000), start / 2, random.Next(3), 1, 2);
        point.Refused = point.Refused with { Start = Math.Max(0, point.Refused.Start) };
        return point;
    }

    private static Conversation ConversationOf(Random random, long start) => new()
    {
        Start = random.Next(2) == 0 ? start : start / 3,
        Points = random.Next(3),
        SilentWindows = random.Next(12),
        UnknownWindows = random.Next(3),
        SampledWindows = random.Next(2),
        SynFlags = VotesOf(random),
        PortAsymmetry = VotesOf(random),
        ServicePorts = VotesOf(random),
    };

    private static ClientVotes VotesOf(Random random) =>
        random.Next(2) == 0 ? default : default(ClientVotes).Add(random.Next(2) == 0 ? Side.Lower : Side.Higher);

    private static IpAddress AddressOf(Random random) => random.Next(3) switch
    {
        0 => IpAddress.Parse(Addresses[random.Next(Addresses.Length)]),
        1 => IpAddress.FromV4((uint)random.NextInt64()),
        _ => new((ulong)random.NextInt64(), (ulong)random.NextInt64() >> random.Next(64)),
    };

    private static SentTraffic SentOf(Random random) => new(
        random.NextInt64(1L << random.Next(1, 62)), random.NextInt64(1L << random.Next(1, 40)), random.Next(20), Reporters[random.Next(Reporters.Length)], random.Next(3));

    private static PortsSeen PortsOf(Random random) => new(random.Next(300), random.Next(3) == 0 ? (ushort)0 : (ushort)random.Next(65536));
}
