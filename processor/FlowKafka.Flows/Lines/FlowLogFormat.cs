using System.Collections.ObjectModel;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace FlowKafka.Flows;

/// <summary>
/// The ordered fields of an AWS flow log in text form. Fields are known by name: those of VPC Flow Logs 2 to 11 and of
/// Transit Gateway flow logs, in any order. The version column says nothing about the format and is not looked at.
/// </summary>
/// <remarks>
/// A format is usable when it has both addresses (<c>srcaddr</c> or <c>pkt-srcaddr</c>, <c>dstaddr</c> or
/// <c>pkt-dstaddr</c>), <c>protocol</c> (it is part of the key), <c>packets</c>, <c>bytes</c>, <c>start</c> and <c>end</c>.
/// Without ports they are 0; without <c>action</c> every record is accepted traffic; without <c>account-id</c> or
/// <c>interface-id</c> that part of the reporter is <c>-</c>. Transit Gateway logs name the attachment for the interface.
/// </remarks>
public sealed class FlowLogFormat
{
    /// <summary>More fields than this make no format.</summary>
    public const int MaximumFields = 128;

    private static readonly FlowLogField[] DefaultOrder =
    [
        FlowLogField.Ignored, FlowLogField.AccountId, FlowLogField.InterfaceId, FlowLogField.SourceAddress,
        FlowLogField.DestinationAddress, FlowLogField.SourcePort, FlowLogField.DestinationPort, FlowLogField.Protocol,
        FlowLogField.Packets, FlowLogField.Bytes, FlowLogField.Start, FlowLogField.End, FlowLogField.Action,
        FlowLogField.LogStatus,
    ];

    private readonly int[] _columns = new int[(int)FlowLogField.PacketsLostTtlExpired + 1];

    private FlowLogFormat(List<string> names, List<FlowLogField> fields, List<string> unknown)
    {
        Fields = names.AsReadOnly();
        UnknownFields = unknown.AsReadOnly();
        Array.Fill(_columns, -1);
        for (var i = 0; i < fields.Count; i++)
        {
            if (fields[i] != FlowLogField.Ignored)
                _columns[(int)fields[i]] = i;
        }

        IsTransitGateway = names.Exists(name => name.StartsWith("tgw-", StringComparison.Ordinal));
        IsDefaultOrder = fields.SequenceEqual(DefaultOrder);
        Count = fields.Count;
    }

    /// <summary>The format that flow logs have unless told otherwise: version 2, 14 fields.</summary>
    public static FlowLogFormat Default { get; } = Parse(AwsLineWriter.HeaderLine);

    /// <summary>The format that Transit Gateway flow logs have unless told otherwise: version 6, 36 fields.</summary>
    public static FlowLogFormat TransitGateway { get; } = Parse(
        "version resource-type account-id tgw-id tgw-attachment-id tgw-src-vpc-account-id tgw-dst-vpc-account-id tgw-src-vpc-id "
        + "tgw-dst-vpc-id tgw-src-subnet-id tgw-dst-subnet-id tgw-src-eni tgw-dst-eni tgw-src-az-id tgw-dst-az-id "
        + "tgw-pair-attachment-id srcaddr dstaddr srcport dstport protocol packets bytes start end log-status type "
        + "packets-lost-no-route packets-lost-blackhole packets-lost-mtu-exceeded packets-lost-ttl-expired tcp-flags region "
        + "flow-direction pkt-src-aws-service pkt-dst-aws-service");

    /// <summary>The names in order, in AWS's spelling.</summary>
    public ReadOnlyCollection<string> Fields { get; }

    /// <summary>The names that no known version has: their columns are skipped.</summary>
    public ReadOnlyCollection<string> UnknownFields { get; }

    /// <summary>Whether records of the format can be told from one another: it has the interface (or the attachment) and
    /// both ports beside the fields that every format has. Without them nothing is de-duplicated.</summary>
    public bool HasIdentity => HasInterface && HasPorts;

    /// <summary>Whether the format names the interface, or the attachment, that reports.</summary>
    public bool HasInterface => Has(FlowLogField.InterfaceId) || Has(FlowLogField.AttachmentId);

    /// <summary>Whether the format names the account.</summary>
    public bool HasAccount => Has(FlowLogField.AccountId);

    /// <summary>Whether the format names both ports.</summary>
    public bool HasPorts => Has(FlowLogField.SourcePort) && Has(FlowLogField.DestinationPort);

    /// <summary>Whether the format says if traffic was accepted.</summary>
    public bool HasAction => Has(FlowLogField.Action);

    /// <summary>Whether the format says which rows are NODATA and SKIPDATA. Without it rows of absent values count as
    /// NODATA, and intervals that AWS lost are not known.</summary>
    public bool HasLogStatus => Has(FlowLogField.LogStatus);

    /// <summary>Whether the format names the VPC.</summary>
    public bool HasVpc => Has(FlowLogField.VpcId);

    /// <summary>Whether it is a format of Transit Gateway flow logs: it names the gateway, an attachment or an end of theirs.</summary>
    public bool IsTransitGateway { get; }

    /// <summary>Whether the format names the interface's addresses, which <see cref="AddressKeying.Plain"/> needs.</summary>
    public bool HasPlainAddresses => Has(FlowLogField.SourceAddress) && Has(FlowLogField.DestinationAddress);

    /// <summary>Whether the format names the packets' own addresses, which <see cref="AddressKeying.Pkt"/> needs.</summary>
    public bool HasPacketAddresses => Has(FlowLogField.PacketSourceAddress) && Has(FlowLogField.PacketDestinationAddress);

    internal int Count { get; }

    internal bool IsDefaultOrder { get; }

    /// <summary>Makes a format of a header line or a configured list: names separated by white space, each also as
    /// <c>${name}</c>, with <c>-</c> or <c>_</c>, in either case. Quotes around the list, a comma behind it, and dollars that
    /// a shell or Terraform makes one write as <c>\$</c> or <c>$$</c>, do no harm.</summary>
    /// <exception cref="FormatException">The names make no usable format; the message says which is lacking.</exception>
    public static FlowLogFormat Parse(string text) =>
        TryParse(text, out var format, out var error) ? format : throw new FormatException(error);

    /// <summary>Makes a format as <see cref="Parse"/> does, or says in one sentence why not.</summary>
    public static bool TryParse(
        string text, [NotNullWhen(true)] out FlowLogFormat? format, [NotNullWhen(false)] out string? error)
    {
        format = null;
        List<string> names = [], unknown = [];
        List<FlowLogField> fields = [];
        foreach (var token in Unquoted(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var name = Canonical(token);
            if (!FlowLogFieldNames.TryFind(name, out var field))
                unknown.Add(name);
            if (names.Contains(name))
            {
                error = $"The format names {name} twice.";
                return false;
            }

            names.Add(name);
            fields.Add(field);
        }

        error = names.Count > MaximumFields ? $"The format has {names.Count} fields, more than {MaximumFields}." : Lacking(fields);
        if (error is not null)
            return false;
        format = new FlowLogFormat(names, fields, unknown);
        return true;
    }

    /// <summary>The names in order, separated by spaces: what <see cref="Parse"/> takes.</summary>
    public override string ToString() => string.Join(' ', Fields);

    internal int ColumnOf(FlowLogField field) => _columns[(int)field];

    /// <summary>True when a line consists of names, at least two and at least half of them known ones.</summary>
    internal static bool LooksLikeHeader(ReadOnlySpan<byte> line)
    {
        int known = 0, names = 0;
        foreach (var token in Encoding.UTF8.GetString(line).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var name = Canonical(token);
            if (name.Length == 0 || !char.IsAsciiLetter(name[0]))
                return false;
            names++;
            if (FlowLogFieldNames.TryFind(name, out _))
                known++;
        }

        return known >= 2 && known * 2 >= names;
    }

    private static string Unquoted(string text)
    {
        text = text.Trim().TrimEnd(',');
        return text.Length > 1 && text[0] is '"' or '\'' && text[^1] == text[0]
            ? text[1..^1] : text;
    }

    private static string Canonical(string token)
    {
        var open = token.IndexOf("${", StringComparison.Ordinal);
        if (token.EndsWith('}') && (open == 0 || (open == 1 && token[0] is '\\' or '$')))
            token = token[(open + 2)..^1];
        return token.ToLowerInvariant().Replace('_', '-');
    }

    private static string? Lacking(List<FlowLogField> fields)
    {
        if (!fields.Contains(FlowLogField.SourceAddress) && !fields.Contains(FlowLogField.PacketSourceAddress))
            return "The format lacks srcaddr.";
        if (!fields.Contains(FlowLogField.DestinationAddress) && !fields.Contains(FlowLogField.PacketDestinationAddress))
            return "The format lacks dstaddr.";
        if (!fields.Contains(FlowLogField.Protocol))
            return "The format lacks protocol.";
        if (!fields.Contains(FlowLogField.Packets))
            return "The format lacks packets.";
        if (!fields.Contains(FlowLogField.Bytes))
            return "The format lacks bytes.";
        if (!fields.Contains(FlowLogField.Start))
            return "The format lacks start.";
        return fields.Contains(FlowLogField.End) ? null : "The format lacks end.";
    }

    private bool Has(FlowLogField field) => _columns[(int)field] >= 0;
}
