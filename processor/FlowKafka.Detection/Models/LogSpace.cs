using System.Collections.Immutable;
using FlowKafka.Detection.Profiles;

namespace FlowKafka.Detection.Models;

internal sealed class LogSpace : FeatureSpace
{
    public override string Name => "log";

    public override ImmutableArray<string> Features { get; } =
        ["ln(1+clientBytes)", "ln(1+clientPackets)", "ln(1+serverBytes)", "ln(1+serverPackets)"];

    public override void Map(in OrientedPoint point, Span<double> coordinates)
    {
        coordinates[0] = Math.Log(1 + point.ClientBytes);
        coordinates[1] = Math.Log(1 + point.ClientPackets);
        coordinates[2] = Math.Log(1 + point.ServerBytes);
        coordinates[3] = Math.Log(1 + point.ServerPackets);
    }
}
