using FlowKafka.Detection.Profiles;

namespace FlowKafka.Detection.Companions.Quantities;

/// <summary>Packets both ways.</summary>
internal readonly struct BothPackets : IWindowQuantity
{
    public static double Of(in OrientedPoint point) => point.ClientPackets + point.ServerPackets;
}
