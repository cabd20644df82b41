namespace FlowKafka.Simulation.Conversations;

/// <summary>How busy people are at an hour of the day, 0 to 1; half as busy at the weekend. Hours are UTC.</summary>
internal static class DailyRhythm
{
    private static ReadOnlySpan<double> Hours =>
    [
        0.06, 0.04, 0.03, 0.03, 0.04, 0.06, 0.15, 0.40, 0.75, 0.95, 1.00, 0.95,
        0.80, 0.90, 1.00, 0.95, 0.85, 0.65, 0.45, 0.40, 0.38, 0.32, 0.22, 0.12,
    ];

    public static double At(long unixMilliseconds)
    {
        var hours = unixMilliseconds / 3_600_000.0;
        var day = (long)(hours / 24);
        var hour = hours - day * 24.0;
        var whole = (int)hour;
        var level = Hours[whole] + (Hours[(whole + 1) % 24] - Hours[whole]) * (hour - whole);
        var weekend = (day + 4) % 7 is 0 or 6;
        return weekend ? level / 2 : level;
    }
}
