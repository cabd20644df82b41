using System.Globalization;
using System.Text;
using FlowKafka.Detection.Correlation;
using FlowKafka.Flows;

namespace FlowKafka.Detection.Tests.Correlating;

/// <summary>A revision of an episode, in windows since 2021-02-19T18:00:00Z instead of moments.</summary>
internal sealed record Sighting(string Episode, int At)
{
    public const long Epoch = 1_613_757_600_000;
    public const long Window = 600_000;

    public string Client { get; init; } = "10.0.0.1";

    public string Server { get; init; } = "198.51.100.7";

    public ushort Port { get; init; } = 3333;

    public string Model { get; init; } = "";

    public string Tenant { get; init; } = "";

    public string Reporter { get; init; } = "";

    public string Direction { get; init; } = "outbound";

    public int Severity { get; init; } = 73;

    public int Since { get; init; }

    public long Bytes { get; init; } = 1000;

    public bool IsClosed { get; init; }

    public string Id => string.Create(CultureInfo.InvariantCulture, $"{Episode}-{At - Since}");

    public static long MomentOf(int window) => Epoch + (window * Window);

    public VerdictEntry ToEntry() => new()
    {
        Id = Id,
        EpisodeId = Episode,
        Revision = At - Since,
        Timestamp = MomentOf(At),
        Start = MomentOf(Since),
        End = MomentOf(At),
        Severity = Severity,
        IsClosed = IsClosed,
        Tenant = Tenant,
        Client = IpAddress.Parse(Client),
        Server = IpAddress.Parse(Server),
        ServerPort = Port,
        Model = Model,
        Reporter = Reporter,
        Bytes = Bytes,
        Document = Encoding.UTF8.GetBytes($$$$"""{"event":{"id":"{{{{Id}}}}","score":1.50},"network":{"direction":"{{{{Direction}}}}"},"flowkafka":{"episode":{"id":"{{{{Episode}}}}"}}}"""),
    };
}
