using System.Runtime.InteropServices;

namespace FlowKafka.Detection.Profiles;

/// <summary>A window's four numbers, client first: a point of the raw feature space, in its order.</summary>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct OrientedPoint(double ClientBytes, double ClientPackets, double ServerBytes, double ServerPackets)
{
    /// <summary>Writes the four numbers in the order of the raw space.</summary>
    public void CopyTo(Span<double> coordinates)
    {
        coordinates[0] = ClientBytes;
        coordinates[1] = ClientPackets;
        coordinates[2] = ServerBytes;
        coordinates[3] = ServerPackets;
    }
}
