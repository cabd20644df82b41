namespace FlowKafka.Simulation.Network;

/// <summary>How a fleet is made up of machines: each run of twenty has the same.</summary>
internal static class HostRoles
{
    private static readonly HostRole[] Office =
    [
        HostRole.Office, HostRole.Office, HostRole.Application, HostRole.Office, HostRole.Database,
        HostRole.Office, HostRole.Exposed, HostRole.Office, HostRole.Application, HostRole.Office,
        HostRole.Platform, HostRole.Office, HostRole.Application, HostRole.Office, HostRole.Device,
        HostRole.Office, HostRole.Application, HostRole.Office, HostRole.Device, HostRole.Office,
    ];

    private static readonly HostRole[] Cloud =
    [
        HostRole.Application, HostRole.Exposed, HostRole.Database, HostRole.Application, HostRole.Platform,
        HostRole.Application, HostRole.Office, HostRole.Application, HostRole.Application, HostRole.Exposed,
        HostRole.Application, HostRole.Database, HostRole.Application, HostRole.Platform, HostRole.Application,
        HostRole.Application, HostRole.Device, HostRole.Application, HostRole.Office, HostRole.Application,
    ];

    public static HostRole Of(SimulatedFleet fleet, int index)
    {
        var roles = fleet == SimulatedFleet.Cloud ? Cloud : Office;
        return roles[index % roles.Length];
    }
}
