using System.Buffers;
using System.Buffers.Text;
using FlowKafka.Flows;
using FlowKafka.Simulation.Network;

namespace FlowKafka.Simulation;

/// <summary>One line of a simulated flow log, in the default v2 format of AWS.</summary>
public readonly struct SimulatedLine
{
    private readonly NetworkInterface _interface;
    private readonly Endpoint? _source;
    private readonly Endpoint? _destination;

    internal SimulatedLine(NetworkInterface networkInterface, Endpoint? source, Endpoint? destination)
    {
        _interface = networkInterface;
        _source = source;
        _destination = destination;
    }

    /// <summary>The header line of the format, without its line feed.</summary>
    public static ReadOnlySpan<byte> Header =>
        "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status"u8;

    /// <summary>Whether this is a record, or a row about missing ones, which has no addresses and counts.</summary>
    public SimulatedStatus Status { get; internal init; }

    /// <summary>The account's 12 digits.</summary>
    public string Account => _interface.Account;

    /// <summary>The reporting interface.</summary>
    public string InterfaceId => _interface.Id;

    /// <summary>The sender; default on rows that are no records.</summary>
    public IpAddress Source => _source?.Address ?? default;

    /// <summary>The receiver; default on rows that are no records.</summary>
    public IpAddress Destination => _destination?.Address ?? default;

    /// <summary>The sender's port.</summary>
    public ushort SourcePort { get; internal init; }

    /// <summary>The receiver's port.</summary>
    public ushort DestinationPort { get; internal init; }

    /// <summary>IANA protocol number.</summary>
    public byte Protocol { get; internal init; }

    /// <summary>Whether the interface let the traffic pass.</summary>
    public FlowAction Action { get; internal init; }

    /// <summary>Packets of the record.</summary>
    public int Packets { get; internal init; }

    /// <summary>Bytes of the record, as IP total length.</summary>
    public long Bytes { get; internal init; }

    /// <summary>First packet, in Unix seconds (of a row that is no record: the window's begin).</summary>
    public long Start { get; internal init; }

    /// <summary>Last packet, in Unix seconds (of a row that is no record: the window's end).</summary>
    public long End { get; internal init; }

    /// <summary>When the line is delivered, in Unix milliseconds.</summary>
    public long DeliveredAt { get; internal init; }

    /// <summary>True when this is a second delivery of a line.</summary>
    public bool IsDuplicate { get; internal init; }

    internal static SimulatedLine OfStatus(NetworkInterface networkInterface, SimulatedStatus status, long start, long end) =>
        new(networkInterface, null, null) { Status = status, Start = start / 1000, End = end / 1000 };

    internal SimulatedLine Delivered(long at, bool duplicate) => new(_interface, _source, _destination)
    {
        Status = Status,
        SourcePort = SourcePort,
        DestinationPort = DestinationPort,
        Protocol = Protocol,
        Action = Action,
        Packets = Packets,
        Bytes = Bytes,
        Start = Start,
        End = End,
        DeliveredAt = at,
        IsDuplicate = duplicate,
    };

    internal NetworkInterface Interface => _interface;

    /// <summary>Writes the line in v2 format with a line feed behind it.</summary>
    public void WriteTo(IBufferWriter<byte> writer)
    {
        var span = writer.GetSpan(320);
        var at = Append(span, 0, _interface.Prefix);
        if (_source is null || _destination is null)
        {
            at = Append(span, at, "- - - - - - - "u8);
        }
        else
        {
            at = Append(span, at, _source.Text);
            span[at++] = (byte)' ';
            at = Append(span, at, _destination.Text);
            span[at++] = (byte)' ';
            at = Append(span, at, SourcePort);
            at = Append(span, at, DestinationPort);
            at = Append(span, at, Protocol);
            at = Append(span, at, Packets);
            at = Append(span, at, Bytes);
        }

        at = Append(span, at, Start);
        at = Append(span, at, End);
        at = Append(span, at, Status switch
        {
            SimulatedStatus.NoData => "- NODATA\n"u8,
            SimulatedStatus.SkipData => "- SKIPDATA\n"u8,
            _ => Action == FlowAction.Reject ? "REJECT OK\n"u8 : "ACCEPT OK\n"u8,
        });
        writer.Advance(at);
    }

    /// <summary>
    /// The record as a decoder of the v2 format reads it, with the account as its tenant; false for rows that are no records.
    /// </summary>
    public bool TryGetRecord(SymbolTable symbols, out FlowRecord record)
    {
        record = default;
        if (_source is null || _destination is null)
            return false;
        record.Source = _source.Address;
        record.Destination = _destination.Address;
        record.SourcePort = SourcePort;
        record.DestinationPort = DestinationPort;
        record.Protocol = Protocol;
        record.Action = Action;
        record.Packets = Packets;
        record.Bytes = Bytes;
        record.Start = Start * 1000;
        record.End = End * 1000;
        record.Tenant = symbols.Intern(_interface.Account);
        record.Reporter = symbols.Intern($"{_interface.Account}/{_interface.Id}");
        record.HasIdentity = true;
        record.Identity = StableHash.OfRecord(record, Start, End, symbols.HashOf(record.Reporter));
        return true;
    }

    private static int Append(Span<byte> span, int at, ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(span[at..]);
        return at + bytes.Length;
    }

    private static int Append(Span<byte> span, int at, long number)
    {
        Utf8Formatter.TryFormat(number, span[at..], out var written);
        span[at + written] = (byte)' ';
        return at + written + 1;
    }
}
