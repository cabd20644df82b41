using System.Globalization;
using FlowKafka.Flows;

namespace FlowKafka.Detection.Training;

/// <summary>A server that is known to be a pool, or a proxy of one.</summary>
/// <param name="Address">Its address.</param>
/// <param name="Port">Its port; 0 for any.</param>
public readonly record struct KnownServer(IpAddress Address, ushort Port)
{
    /// <summary>Reads <c>IP</c> or <c>IP:PORT</c>; an IPv6 address with a port is written in brackets.</summary>
    /// <exception cref="FormatException">The text is neither; the message quotes it.</exception>
    public static KnownServer Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var isBare = text.Count(c => c == ':') > 1 && !text.StartsWith('[');
        var colon = isBare ? -1 : text.LastIndexOf(':');
        if (colon >= 0 && text.EndsWith(']'))
            colon = -1;
        ushort port = 0;
        try
        {
            if (colon >= 0 && (!ushort.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out port) || port == 0))
                throw new FormatException();
            return new(IpAddress.Parse((colon < 0 ? text : text[..colon]).Trim('[', ']')), port);
        }
        catch (FormatException)
        {
            throw new FormatException($"\"{text}\" is not a server: write an address, or an address and a port such as 192.0.2.1:3333 or [2001:db8::1]:3333.");
        }
    }
}
