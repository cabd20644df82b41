namespace FlowKafka.Detection.Episodes;

/// <summary>When an open episode is told of again: 1, 2, 4 and 8 hours after its start, and every 24 hours.</summary>
internal static class EpisodeSchedule
{
    private const long Hour = 3_600_000;

    /// <summary>
    /// True when a moment of the schedule lies after the last revision and not after the present window's end. Both
    /// are milliseconds since the episode's start. Several moments at once are one revision.
    /// </summary>
    public static bool IsDue(long lastRevision, long now) => Passed(now) > Passed(lastRevision);

    private static long Passed(long elapsed) =>
        (elapsed >= Hour ? 1 : 0) + (elapsed >= 2 * Hour ? 1 : 0) + (elapsed >= 4 * Hour ? 1 : 0) + (elapsed >= 8 * Hour ? 1 : 0)
        + (elapsed / (24 * Hour));
}
