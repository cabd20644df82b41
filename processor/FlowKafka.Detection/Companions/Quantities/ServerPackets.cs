using FlowKafka.Detection.Profiles;

namespace FlowKafka.Detection.Companions.Quantities;

/// <summary>Packets that the server sent.</summary>
internal readonly struct ServerPackets : IWindowQuantity
{
    public static double Of(in OrientedPoint point) => point.ServerPackets;
}
