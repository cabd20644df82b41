using FlowKafka.Detection.Profiles;

namespace FlowKafka.Detection.Companions.Quantities;

/// <summary>Bytes both ways.</summary>
internal readonly struct BothBytes : IWindowQuantity
{
    public static double Of(in OrientedPoint point) => point.ClientBytes + point.ServerBytes;
}
