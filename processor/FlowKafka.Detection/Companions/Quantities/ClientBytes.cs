using FlowKafka.Detection.Profiles;

namespace FlowKafka.Detection.Companions.Quantities;

/// <summary>Bytes that the client sent.</summary>
internal readonly struct ClientBytes : IWindowQuantity
{
    public static double Of(in OrientedPoint point) => point.ClientBytes;
}
