namespace FlowKafka.Detection.Knowledge;

/// <summary>Reads one line of a plain list.</summary>
internal sealed class ListLineReader(ListKind kind, ListFormat format)
{
    private const string Arrow = "->";

    /// <summary>Reads a line that is neither empty nor a comment.</summary>
    /// <param name="line">The line, without spaces about it.</param>
    /// <param name="entry">The entry, when the fate is one.</param>
    /// <param name="why">What is wrong, when the line is bad.</param>
    public ListLineFate Read(ReadOnlySpan<char> line, out ListEntry? entry, out string why)
    {
        (entry, why) = (null, "");
        var label = "";
        for (var i = 1; i < line.Length; i++)
        {
            if (line[i] != '#' || !char.IsWhiteSpace(line[i - 1]))
                continue;
            label = line[(i + 1)..].Trim().ToString();
            line = line[..i].TrimEnd();
            break;
        }

        if (line.Contains(Arrow, StringComparison.Ordinal))
            return ReadAllowed(line, label, out entry, out why);
        var fate = ListTarget.Parse(line, format == ListFormat.Maltrail, out var target);
        if (fate == ListLineFate.Entry)
            entry = new() { Text = line.ToString(), Network = target.Network, Port = target.Port, Label = label };
        else if (fate == ListLineFate.Bad)
            why = "is no address, network or port";
        return fate;
    }

    private ListLineFate ReadAllowed(ReadOnlySpan<char> line, string label, out ListEntry? entry, out string why)
    {
        (entry, why) = (null, "");
        if (kind != ListKind.Allow)
        {
            why = "names a client, which only lists of kind Allow may";
            return ListLineFate.Bad;
        }

        var arrow = line.IndexOf(Arrow, StringComparison.Ordinal);
        var from = line[..arrow].Trim();
        var to = line[(arrow + Arrow.Length)..].Trim();
        var (network, target) = (default(IpNetwork), default(ListTarget));
        if ((from is not "*" && !IpNetwork.TryParse(from, out network)) || (to is not "*" && !ListTarget.TryParse(to, out target)) || (from is "*" && to is "*"))
        {
            why = "is no client network, '->' and server: write them as 10.1.0.0/16 -> 203.0.113.0/24:443, or * for one of them";
            return ListLineFate.Bad;
        }

        entry = new()
        {
            Text = line.ToString(),
            Client = from is "*" ? null : network,
            Network = target.Network,
            Port = target.Port,
            Label = label,
        };
        return ListLineFate.Entry;
    }
}
