using FlowKafka.Flows;

namespace FlowKafka.Testing;

/// <summary>A flow record in words: times in seconds after <see cref="Epoch"/>, names as text.</summary>
public sealed record TestFlow
{
    /// <summary>2026-01-05T00:00:00Z, the start of a window, in Unix milliseconds.</summary>
    public const long Epoch = 1_767_571_200_000;

    public string Source { get; init; } = "10.0.0.1";

    public string Destination { get; init; } = "203.0.113.9";

    public ushort SourcePort { get; init; } = 50_000;

    public ushort DestinationPort { get; init; } = 13_531;

    public double Start { get; init; }

    public double? End { get; init; }

    public long Packets { get; init; } = 1;

    public long Bytes { get; init; } = 100;

    public string Reporter { get; init; } = "111122223333/eni-a";

    public string Tenant { get; init; } = "111122223333";

    public byte Protocol { get; init; } = 6;

    public byte TcpFlags { get; init; }

    public FlowAction Action { get; init; }

    public bool IsSampled { get; init; }

    /// <summary>The same traffic's answer: addresses and ports swapped.</summary>
    public TestFlow Back() => this with
    {
        Source = Destination,
        Destination = Source,
        SourcePort = DestinationPort,
        DestinationPort = SourcePort,
    };

    public FlowRecord ToRecord(SymbolTable symbols)
    {
        var start = Epoch + (long)(Start * 1000);
        var record = new FlowRecord
        {
            Source = IpAddress.Parse(Source),
            Destination = IpAddress.Parse(Destination),
            SourcePort = SourcePort,
            DestinationPort = DestinationPort,
            Start = start,
            End = End is { } end ? Epoch + (long)(end * 1000) : start + 30_000,
            Packets = Packets,
            Bytes = Bytes,
            Reporter = symbols.Intern(Reporter),
            Tenant = symbols.Intern(Tenant),
            Protocol = Protocol,
            TcpFlags = TcpFlags,
            Action = Action,
            HasIdentity = true,
            IsSampled = IsSampled,
        };
        record.Identity = StableHash.OfRecord(record, record.Start, record.End, symbols.HashOf(record.Reporter));
        return record;
    }
}
