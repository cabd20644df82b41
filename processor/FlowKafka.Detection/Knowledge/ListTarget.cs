using System.Buffers;
using System.Globalization;

namespace FlowKafka.Detection.Knowledge;

/// <summary>What a value of a list names: an address or network with or without a port, or a port alone.</summary>
/// <param name="Network">The address or network; null for a port alone.</param>
/// <param name="Port">The port; 0 for any.</param>
public readonly record struct ListTarget(IpNetwork? Network, ushort Port)
{
    private static readonly SearchValues<char> OfAddresses = SearchValues.Create("0123456789.:/[]");

    /// <summary>
    /// Reads an address, <c>address:port</c>, <c>[v6]:port</c>, a network, <c>network:port</c>, <c>:port</c>, or a page whose
    /// host is an address, with or without a scheme. Of a page the address counts, and the port where it is written.
    /// </summary>
    /// <param name="text">The value, without spaces about it.</param>
    /// <param name="isAnyName">True when what is nothing else is taken for a name.</param>
    /// <param name="target">What it names, when the fate is an entry.</param>
    public static ListLineFate Parse(ReadOnlySpan<char> text, bool isAnyName, out ListTarget target)
    {
        target = default;
        if (text.IsEmpty || text.ContainsAnyInRange('\0', ' '))
            return ListLineFate.Bad;
        if (TryParse(text, out target))
            return ListLineFate.Entry;
        if (text[0] == '/')
            return ListLineFate.Path;

        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        var rest = scheme > 0 ? text[(scheme + 3)..] : text;
        var end = rest.IndexOfAny("/?#");
        var host = end < 0 ? rest : rest[..end];
        var path = end < 0 ? [] : rest[(end + 1)..];
        // What looks like a prefix length is a wrong one.
        var isPage = scheme > 0 || (!path.IsEmpty && path.ContainsAnyExceptInRange('0', '9'));
        if (isPage && host is not [':', ..] && TryParse(host, out target))
            return ListLineFate.Entry;
        if (IsDomainName(host))
            return path.IsEmpty ? ListLineFate.DomainName : ListLineFate.Path;
        if (!isAnyName || !text.ContainsAnyExcept(OfAddresses))
            return ListLineFate.Bad;
        return path.IsEmpty ? ListLineFate.DomainName : ListLineFate.Path;
    }

    /// <summary>Reads all but pages and names; false for these and for what cannot be read.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out ListTarget target)
    {
        target = default;
        ushort port = 0;
        if (text is ['[', ..])
        {
            var close = text.IndexOf(']');
            if (close < 0 || !text[1..close].Contains(':'))
                return false;
            var behind = text[(close + 1)..];
            if (!behind.IsEmpty && !(behind[0] == ':' && TryPort(behind[1..], out port)))
                return false;
            text = text[1..close];
        }
        else if (text.Count(':') == 1)
        {
            var colon = text.IndexOf(':');
            if (!TryPort(text[(colon + 1)..], out port))
                return false;
            if (colon == 0)
            {
                target = new(null, port);
                return true;
            }

            text = text[..colon];
        }

        if (!IpNetwork.TryParse(text, out var network))
            return false;
        target = new(network, port);
        return true;
    }

    /// <summary>Reads a port, 1 to 65535.</summary>
    public static bool TryPort(ReadOnlySpan<char> text, out ushort port) =>
        ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out port) && port > 0;

    // Lenient: underscores, letters of all scripts, a leading *. and a port are common in lists.
    private static bool IsDomainName(ReadOnlySpan<char> text)
    {
        var colon = text.IndexOf(':');
        if (colon >= 0)
        {
            if (!TryPort(text[(colon + 1)..], out _))
                return false;
            text = text[..colon];
        }

        if (text.StartsWith("*."))
            text = text[2..];
        var (dots, letters) = (0, 0);
        foreach (var c in text)
        {
            if (c == '.')
                dots++;
            else if (char.IsLetter(c))
                letters++;
            else if (!char.IsAsciiDigit(c) && c is not '-' and not '_')
                return false;
        }

        return dots > 0 && letters > 0 && !text.Contains("..", StringComparison.Ordinal) && text[0] != '.';
    }
}
