namespace FlowKafka.Detection.Verdicts;

/// <summary>Severities as Elastic Security reads them in <c>event.severity</c>. Flagged means medium or more.</summary>
public static class Severity
{
    /// <summary>Not flagged.</summary>
    public const int None = 0;

    /// <summary>Medium: flagged.</summary>
    public const int Medium = 47;

    /// <summary>High: flagged with a score of 80 or more.</summary>
    public const int High = 73;

    /// <summary>Critical: flagged with a score of 95 or more.</summary>
    public const int Critical = 99;

    /// <summary>The severity of a flagged pair with this risk score.</summary>
    public static int OfScore(int score) => score >= 95 ? Critical : score >= 80 ? High : Medium;
}
