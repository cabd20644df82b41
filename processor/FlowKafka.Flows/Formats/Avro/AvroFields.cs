namespace FlowKafka.Flows;

/// <summary>Where each part of a record stands in an Avro datum: field names with dots between; empty for what the data lacks.</summary>
public sealed record AvroFields
{
    private static readonly string[] Needed =
        [nameof(SrcAddr), nameof(DstAddr), nameof(Protocol), nameof(Packets), nameof(Bytes), nameof(Start)];

    /// <summary>The sender's address. Needed.</summary>
    public string SrcAddr { get; init; } = "";

    /// <summary>The receiver's address. Needed.</summary>
    public string DstAddr { get; init; } = "";

    /// <summary>The sender's port.</summary>
    public string SrcPort { get; init; } = "";

    /// <summary>The receiver's port.</summary>
    public string DstPort { get; init; } = "";

    /// <summary>The protocol: its IANA number or name. Needed.</summary>
    public string Protocol { get; init; } = "";

    /// <summary>Packets. Needed.</summary>
    public string Packets { get; init; } = "";

    /// <summary>Bytes, as IP total length. Needed.</summary>
    public string Bytes { get; init; } = "";

    /// <summary>Packets that came back, where the data tells both directions in one record.</summary>
    public string PacketsBack { get; init; } = "";

    /// <summary>Bytes that came back.</summary>
    public string BytesBack { get; init; } = "";

    /// <summary>The first moment. Needed.</summary>
    public string Start { get; init; } = "";

    /// <summary>The last moment. This or the duration is needed.</summary>
    public string End { get; init; } = "";

    /// <summary>The time from the first moment to the last.</summary>
    public string Duration { get; init; } = "";

    /// <summary>Whether the traffic was let through: one of the configured words.</summary>
    public string Action { get; init; } = "";

    /// <summary>TCP flags, OR-ed.</summary>
    public string TcpFlags { get; init; } = "";

    /// <summary>TCP flags of what came back.</summary>
    public string TcpFlagsBack { get; init; } = "";

    /// <summary>The direction at the reporter.</summary>
    public string Direction { get; init; } = "";

    /// <summary>The account, project or customer.</summary>
    public string Account { get; init; } = "";

    /// <summary>The interface, exporter or sensor that reports.</summary>
    public string Interface { get; init; } = "";

    /// <summary>The virtual network.</summary>
    public string Network { get; init; } = "";

    /// <summary>Of how many packets one was counted; 0 is unknown.</summary>
    public string SamplingRate { get; init; } = "";

    /// <summary>Whether both directions are in one record.</summary>
    public bool IsTwoWay => PacketsBack.Length > 0;

    /// <summary>Whether records can be told from one another.</summary>
    public bool HasIdentity => SrcPort.Length > 0 && DstPort.Length > 0;

    /// <summary>Checks the fields and gives one line for each fault.</summary>
    public IEnumerable<string> Faults()
    {
        foreach (var (name, path) in All())
        {
            if (path.Length == 0 && IsNeeded(name))
                yield return $"{name} is empty: name the Avro field that holds it.";
            if (path.Length > 0 && path.Split('.').Any(part => part.Length == 0 || part.Any(char.IsWhiteSpace)))
                yield return $"{name} is '{path}': write field names with a dot between.";
        }

        if (End.Length == 0 && Duration.Length == 0)
            yield return "End and Duration are empty: name the Avro field of one of them.";
        if (End.Length > 0 && Duration.Length > 0)
            yield return "End and Duration are both given: leave one out.";
        if (PacketsBack.Length > 0 != BytesBack.Length > 0)
            yield return "PacketsBack and BytesBack belong together: give both or neither.";
        if (TcpFlagsBack.Length > 0 && !IsTwoWay)
            yield return "TcpFlagsBack is given, and PacketsBack is not.";
    }

    internal static bool IsNeeded(string name) => Needed.Contains(name);

    internal (string Name, string Path)[] All() =>
    [
        (nameof(SrcAddr), SrcAddr), (nameof(DstAddr), DstAddr), (nameof(SrcPort), SrcPort), (nameof(DstPort), DstPort),
        (nameof(Protocol), Protocol), (nameof(Packets), Packets), (nameof(Bytes), Bytes), (nameof(PacketsBack), PacketsBack),
        (nameof(BytesBack), BytesBack), (nameof(Start), Start), (nameof(End), End), (nameof(Duration), Duration),
        (nameof(Action), Action), (nameof(TcpFlags), TcpFlags), (nameof(TcpFlagsBack), TcpFlagsBack),
        (nameof(Direction), Direction), (nameof(Account), Account), (nameof(Interface), Interface), (nameof(Network), Network),
        (nameof(SamplingRate), SamplingRate),
    ];
}
