using System.Globalization;
using FlowKafka.Flows;

namespace FlowKafka.Processor.Scoring;

/// <summary>Addresses with ports in text.</summary>
internal static class Endpoint
{
    /// <summary><c>192.0.2.1:443</c>, <c>[2001:db8::1]:443</c>, or the address alone when the port is 0.</summary>
    public static string Text(IpAddress address, ushort port) => port == 0
        ? address.ToString()
        : string.Create(CultureInfo.InvariantCulture, $"{(address.IsV4 ? address.ToString() : $"[{address}]")}:{port}");
}
