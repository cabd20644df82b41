using FlowKafka.Detection.Profiles;

namespace FlowKafka.Detection.Companions.Quantities;

/// <summary>Bytes that the server sent.</summary>
internal readonly struct ServerBytes : IWindowQuantity
{
    public static double Of(in OrientedPoint point) => point.ServerBytes;
}
