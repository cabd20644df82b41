using System.Collections.Immutable;
using FlowKafka.Detection.Profiles;

namespace FlowKafka.Detection.Models;

internal sealed class RawSpace : FeatureSpace
{
    public override string Name => "raw";

    public override ImmutableArray<string> Features { get; } = ["clientBytes", "clientPackets", "serverBytes", "serverPackets"];

    public override void Map(in OrientedPoint point, Span<double> coordinates) => point.CopyTo(coordinates);
}
