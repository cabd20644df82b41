using FlowKafka.Detection.Profiles;

namespace FlowKafka.Detection.Companions.Quantities;

/// <summary>Mean bytes of a packet of the client.</summary>
internal readonly struct ClientPacketSize : IWindowQuantity
{
    public static double Of(in OrientedPoint point) => point.ClientPackets > 0 ? point.ClientBytes / point.ClientPackets : double.NaN;
}
