namespace FlowKafka.Detection.Verdicts;

/// <summary>Severities as Elastic Security reads them in <c>event.severity</c>. Flagged means medium or more.</summary>
public static class Severity
{
    /// <summary>No model matches.</summary>
    public const int None = 0;

    /// <summary>Low: a match with a score below 50, or of a model in shadow mode. Not flagged: it is reported, and is no alert.</summary>
    public const int Low = 21;

    /// <summary>Medium: flagged, a score of 50 or more.</summary>
    public const int Medium = 47;

    /// <summary>High: flagged with a score of 80 or more.</summary>
    public const int High = 73;

    /// <summary>Critical: flagged with a score of 95 or more.</summary>
    public const int Critical = 99;

    /// <summary>The severity of a match with this risk score.</summary>
    public static int OfScore(int score) => score >= 95 ? Critical : score >= 80 ? High : score >= 50 ? Medium : Low;

    /// <summary>The least risk score that has this severity.</summary>
    public static int LeastScoreOf(int severity) => severity >= Critical ? 95 : severity >= High ? 80 : severity >= Medium ? 50 : 0;
}
