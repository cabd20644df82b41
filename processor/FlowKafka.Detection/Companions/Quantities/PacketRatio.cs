using FlowKafka.Detection.Profiles;

namespace FlowKafka.Detection.Companions.Quantities;

/// <summary>Packets of the server for each of the client's.</summary>
internal readonly struct PacketRatio : IWindowQuantity
{
    public static double Of(in OrientedPoint point) => point.ClientPackets > 0 ? point.ServerPackets / point.ClientPackets : double.NaN;
}
