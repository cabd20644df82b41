using FlowKafka.Detection.Companions;
using FlowKafka.Detection.Profiles;

namespace FlowKafka.Detection.Strategies;

/// <summary>A companion with the least and the greatest value that it may have.</summary>
public sealed record CompanionBand(Companion Companion, double Least, double Greatest)
{
    /// <summary>True when the windows' value lies in the band, ends included; NaN never does.</summary>
    public bool Holds(ReadOnlySpan<OrientedWindow> windows)
    {
        var value = Companion.Measure(windows);
        return value >= Least && value <= Greatest;
    }

    /// <summary>The band with so many times its width more at each end.</summary>
    public CompanionBand Widened(double times) =>
        this with { Least = Least - (times * (Greatest - Least)), Greatest = Greatest + (times * (Greatest - Least)) };

    /// <summary>True when the windows lie in all bands; it asks no further than the first that says no.</summary>
    public static bool AllHold(IReadOnlyList<CompanionBand> bands, ReadOnlySpan<OrientedWindow> windows)
    {
        ArgumentNullException.ThrowIfNull(bands);
        foreach (var band in bands)
        {
            if (!band.Holds(windows))
                return false;
        }

        return true;
    }
}
