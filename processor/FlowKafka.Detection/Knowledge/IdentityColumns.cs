namespace FlowKafka.Detection.Knowledge;

/// <summary>The columns of identities in CSV, and one line of them. Unknown columns are left alone.</summary>
internal sealed class IdentityColumns
{
    private static readonly string[] AddressNames = ["address", "network", "ip"];

    private readonly int _count;
    private readonly int _address;
    private readonly int _interface;
    private readonly int _account;
    private readonly int _from;
    private readonly int _to;
    private readonly int _user;
    private readonly int _host;
    private readonly int _instance;

    private IdentityColumns(List<string> names)
    {
        _count = names.Count;
        _address = names.FindIndex(name => AddressNames.Contains(name, StringComparer.OrdinalIgnoreCase));
        (_interface, _account, _from, _to) = (Find("interface"), Find("account"), Find("from"), Find("to"));
        (_user, _host, _instance) = (Find("user"), Find("host"), Find("instance"));

        int Find(string wanted) => names.FindIndex(name => name.Equals(wanted, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Reads a header; null when it lacks what is looked up, or who that is.</summary>
    public static IdentityColumns? Of(ReadOnlySpan<char> header)
    {
        var names = new List<string>();
        if (!CsvLine.TrySplit(header, names))
            return null;
        var columns = new IdentityColumns(names);
        return Math.Max(columns._address, columns._interface) >= 0 && Math.Max(columns._user, Math.Max(columns._host, columns._instance)) >= 0 ? columns : null;
    }

    /// <summary>Reads a line that is neither empty nor a comment; null, and why, when it is bad.</summary>
    public IdentityEntry? Read(List<string> fields, string version, out string why)
    {
        why = "";
        if (fields.Count > _count)
            return Bad($"has {fields.Count} fields, and the header {_count}", out why);
        var (address, networkInterface) = (Field(fields, _address), Field(fields, _interface));
        var network = default(IpNetwork);
        if (address.Length > 0 && !IpNetwork.TryParse(address, out network))
            return Bad("has an address that is none", out why);
        if (address.Length == 0 && networkInterface.Length == 0)
            return Bad("has neither address nor interface", out why);
        if (!TryMoment(Field(fields, _from), long.MinValue, out var from) || !TryMoment(Field(fields, _to), long.MaxValue, out var to))
            return Bad($"has a from or to that is none: write {MomentFormat.Expected}", out why);
        if (to <= from)
            return Bad("ends before it begins", out why);
        var (user, host, instance) = (Field(fields, _user), Field(fields, _host), Field(fields, _instance));
        if (user.Length + host.Length + instance.Length == 0)
            return Bad("names no user, host or instance", out why);
        var account = Field(fields, _account);
        return new()
        {
            Network = address.Length > 0 ? network : null,
            Interface = networkInterface,
            Account = account,
            From = from,
            To = to,
            Identity = new(user, host, instance, account, version),
        };
    }

    private static bool TryMoment(string text, long without, out long moment)
    {
        moment = without;
        if (text.Length == 0)
            return true;
        var isMoment = MomentFormat.TryParse(text, out var parsed);
        moment = isMoment ? parsed.ToUnixTimeMilliseconds() : without;
        return isMoment;
    }

    private static IdentityEntry? Bad(string reason, out string why)
    {
        why = reason;
        return null;
    }

    private static string Field(List<string> fields, int column) => column >= 0 && column < fields.Count ? fields[column] : "";
}
