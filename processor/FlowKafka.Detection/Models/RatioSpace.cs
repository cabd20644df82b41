using System.Collections.Immutable;
using FlowKafka.Detection.Profiles;

namespace FlowKafka.Detection.Models;

internal sealed class RatioSpace : FeatureSpace
{
    public override string Name => "ratios";

    public override ImmutableArray<string> Features { get; } =
        ["ln(clientBytes/clientPackets)", "ln(serverBytes/serverPackets)", "ln((1+serverPackets)/(1+clientPackets))", "ln(1+clientPackets+serverPackets)"];

    public override void Map(in OrientedPoint point, Span<double> coordinates)
    {
        // A side that sent nothing counts as one packet of one byte: far below any real mean size.
        coordinates[0] = Math.Log(Math.Max(point.ClientBytes, 1) / Math.Max(point.ClientPackets, 1));
        coordinates[1] = Math.Log(Math.Max(point.ServerBytes, 1) / Math.Max(point.ServerPackets, 1));
        coordinates[2] = Math.Log((1 + point.ServerPackets) / (1 + point.ClientPackets));
        coordinates[3] = Math.Log(1 + point.ClientPackets + point.ServerPackets);
    }
}
