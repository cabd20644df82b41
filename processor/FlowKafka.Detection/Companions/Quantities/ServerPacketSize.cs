using FlowKafka.Detection.Profiles;

namespace FlowKafka.Detection.Companions.Quantities;

/// <summary>Mean bytes of a packet of the server.</summary>
internal readonly struct ServerPacketSize : IWindowQuantity
{
    public static double Of(in OrientedPoint point) => point.ServerPackets > 0 ? point.ServerBytes / point.ServerPackets : double.NaN;
}
