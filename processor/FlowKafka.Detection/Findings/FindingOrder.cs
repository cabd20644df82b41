namespace FlowKafka.Detection.Findings;

/// <summary>The finding that speaks most for mining first, then by kind: a detector finds one thing at most, so that no two are equal.</summary>
internal sealed class FindingOrder : IComparer<Finding>
{
    public static FindingOrder WeightiestFirst { get; } = new();

    public int Compare(Finding x, Finding y)
    {
        var (one, other) = (FindingWeights.Of(x), FindingWeights.Of(y));
        var order = (other.LogOdds, other.Factor).CompareTo((one.LogOdds, one.Factor));
        return order != 0 ? order : x.Kind.CompareTo(y.Kind);
    }
}
