namespace FlowKafka.Detection.Verdicts;

/// <summary>
/// The best verdict first: the graver one, then the one that matches, the higher score, the higher lower bound of the
/// membership, the greater depth, the name, the version.
/// </summary>
internal sealed class VerdictOrder : IComparer<ModelVerdict>
{
    public static VerdictOrder BestFirst { get; } = new();

    public int Compare(ModelVerdict? x, ModelVerdict? y)
    {
        if (x is null || y is null)
            return x is null ? y is null ? 0 : 1 : -1;
        var order = (y.Severity, y.Matched, y.Score, y.LowerBound).CompareTo((x.Severity, x.Matched, x.Score, x.LowerBound));
        if (order == 0)
            order = y.Depth.CompareTo(x.Depth);
        if (order == 0)
            order = string.CompareOrdinal(x.Model.Name, y.Model.Name);
        return order != 0 ? order : string.CompareOrdinal(x.Model.Version, y.Model.Version);
    }
}
