namespace FlowKafka.Detection.Knowledge;

/// <summary>The columns of a list in CSV, and one line of it. Unknown columns are left alone.</summary>
internal sealed class ListColumns
{
    private static readonly string[] ValueNames = ["value", "address", "network", "ip", "indicator", "ioc"];

    private readonly ListKind _kind;
    private readonly int _count;
    private readonly int _value;
    private readonly int _port;
    private readonly int _client;
    private readonly int _entryKind;
    private readonly int _label;
    private readonly int _coin;
    private readonly int _pool;
    private readonly int _software;

    private ListColumns(ListKind kind, List<string> names)
    {
        (_kind, _count) = (kind, names.Count);
        _value = names.FindIndex(name => ValueNames.Contains(name, StringComparer.OrdinalIgnoreCase));
        (_port, _client, _entryKind) = (Find("port"), Find("client"), Find("kind"));
        (_label, _coin, _pool, _software) = (Find("label"), Find("coin"), Find("pool"), Find("software"));

        int Find(string wanted) => names.FindIndex(name => name.Equals(wanted, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Reads a header; null when it has no column of values.</summary>
    public static ListColumns? Of(ReadOnlySpan<char> header, ListKind kind)
    {
        var names = new List<string>();
        return CsvLine.TrySplit(header, names) && new ListColumns(kind, names) is { _value: >= 0 } columns ? columns : null;
    }

    /// <summary>Reads a line that is neither empty nor a comment.</summary>
    public ListLineFate Read(List<string> fields, out ListEntry? entry, out string why)
    {
        (entry, why) = (null, "");
        if (fields.Count > _count)
            return Bad($"has {fields.Count} fields, and the header {_count}", out why);
        var (value, port) = (Field(fields, _value), Field(fields, _port));
        var target = default(ListTarget);
        if (value.Length > 0)
        {
            var fate = ListTarget.Parse(value, isAnyName: false, out target);
            if (fate == ListLineFate.Bad)
                return Bad("is no address, network or port", out why);
            if (fate != ListLineFate.Entry)
                return fate;
        }

        if (port.Length > 0)
        {
            if (!ListTarget.TryPort(port, out var number) || (target.Port != 0 && target.Port != number))
                return Bad("has a port that is none from 1 to 65535, or not the value's", out why);
            target = target with { Port = number };
        }

        return Read(fields, value.Length > 0 ? value : $":{port}", target, out entry, out why);
    }

    private ListLineFate Read(List<string> fields, string text, ListTarget target, out ListEntry? entry, out string why)
    {
        (entry, why) = (null, "");
        var (client, kindText) = (Field(fields, _client), Field(fields, _entryKind));
        ListKind? kind = null;
        if (kindText.Length > 0)
        {
            if (!ListKindNames.TryParse(kindText, out var named))
                return Bad($"has an unknown kind: write {ListKindNames.Expected}", out why);
            kind = named;
        }

        var network = default(IpNetwork);
        if (client.Length > 0 && ((kind ?? _kind) != ListKind.Allow || !IpNetwork.TryParse(client, out network)))
            return Bad("has a client that is no network, or is of another kind than Allow", out why);
        if (target == default && client.Length == 0)
            return Bad("names nothing", out why);
        entry = new()
        {
            Text = target == default ? client : text,
            Network = target.Network,
            Port = target.Port,
            Client = client.Length > 0 ? network : null,
            Kind = kind,
            Label = Field(fields, _label),
            Coin = Field(fields, _coin),
            Pool = Field(fields, _pool),
            Software = Field(fields, _software),
        };
        return ListLineFate.Entry;
    }

    private static ListLineFate Bad(string reason, out string why)
    {
        why = reason;
        return ListLineFate.Bad;
    }

    private static string Field(List<string> fields, int column) => column >= 0 && column < fields.Count ? fields[column] : "";
}
