namespace FlowKafka.Detection.Findings.Detectors;

/// <summary>
/// The client does what it does not usually do: at an hour of the day at which it is hardly ever active, with far more
/// servers, or sending far more, than its median, in median absolute deviations. It needs a baseline of three days.
/// </summary>
public sealed class UnusualForHostDetector : IDetector
{
    /// <summary>The fewest hours of a baseline.</summary>
    public const int FewestHours = 72;

    /// <summary>An activity in an hour of the day up to which the hour is unusual.</summary>
    public const double MostActivity = 0.1;

    /// <summary>
    /// Median absolute deviations from which on a count is unusual: B. Iglewicz and D. Hoaglin, "How to detect and handle
    /// outliers" (1993), who take 3.5 after scaling by 0.6745.
    /// </summary>
    public const double LeastDeviation = 3.5 / 0.6745;

    internal const string Hour = "hour", Servers = "servers", Bytes = "bytes";

    /// <inheritdoc/>
    public FindingKind Kind => FindingKind.UnusualForHost;

    /// <inheritdoc/>
    public Finding Find(in ConversationEvidence evidence)
    {
        var client = evidence.Client;
        if (!client.IsKnown || client.BaselineHours < FewestHours)
            return Finding.None;
        if (client.HourActivity <= (float)MostActivity)
            return new(Kind, 1, client.HourActivity, MostActivity) { Label = Hour };
        if (client.ServersDeviation >= LeastDeviation)
            return new(Kind, 1, client.ServersDeviation, LeastDeviation) { Label = Servers };
        return client.BytesDeviation >= LeastDeviation ? new(Kind, 1, client.BytesDeviation, LeastDeviation) { Label = Bytes } : Finding.None;
    }
}
