using FlowKafka.Simulation.Randomness;

namespace FlowKafka.Simulation.Conversations;

/// <summary>
/// When xmrig mines for its authors: for a minute, first after 49.5 to 148.5 minutes and then every 100 minutes.
/// </summary>
internal sealed class DonationSchedule(long start, SeededRandom random)
{
    public const long Length = 60_000;
    private const long Cycle = 100 * 60_000;
    private readonly long _first = start + (long)(60_000 * random.Between(49.5, 148.5));

    /// <summary>The end of the donation that runs at <paramref name="time"/>; null when none does.</summary>
    public long? Until(long time)
    {
        if (time < _first)
            return null;
        var into = (time - _first) % Cycle;
        return into < Length ? time - into + Length : null;
    }

    /// <summary>The begin of the first donation at or after <paramref name="time"/>.</summary>
    public long Next(long time) => time <= _first ? _first : _first + (time - _first + Cycle - 1) / Cycle * Cycle;
}
