using FlowKafka.Detection.Profiles;

namespace FlowKafka.Detection.Companions.Quantities;

/// <summary>One number of a window.</summary>
internal interface IWindowQuantity
{
    /// <summary>The number; NaN when this window has none, such as the packet size of a side that sent nothing.</summary>
    static abstract double Of(in OrientedPoint point);
}
