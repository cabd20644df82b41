using FlowKafka.Detection.Profiles;

namespace FlowKafka.Detection.Companions.Quantities;

/// <summary>Packets that the client sent.</summary>
internal readonly struct ClientPackets : IWindowQuantity
{
    public static double Of(in OrientedPoint point) => point.ClientPackets;
}
