using System.Globalization;
using FlowKafka.Flows;

namespace FlowKafka.Detection.Correlation;

/// <summary>A server as campaigns name it.</summary>
/// <param name="Address">Its address.</param>
/// <param name="Port">Its port; 0 when unknown.</param>
public readonly record struct CampaignServer(IpAddress Address, ushort Port)
{
    /// <summary><c>198.51.100.7:3333</c>, <c>[2001:db8::1]:3333</c>; the address alone without a port.</summary>
    public override string ToString()
    {
        var address = Address.ToString();
        return Port == 0 ? address : string.Create(CultureInfo.InvariantCulture, $"{(Address.IsV4 ? address : $"[{address}]")}:{Port}");
    }
}
