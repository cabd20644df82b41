namespace FlowKafka.Detection.Verdicts;

/// <summary>
/// The best verdict first: one that matches, then the higher lower bound, the greater depth, the name, the version.
/// </summary>
internal sealed class VerdictOrder : IComparer<ModelVerdict>
{
    public static VerdictOrder BestFirst { get; } = new();

    public int Compare(ModelVerdict? x, ModelVerdict? y)
    {
        if (x is null || y is null)
            return x is null ? y is null ? 0 : 1 : -1;
        var order = y.Matched.CompareTo(x.Matched);
        if (order == 0)
            order = y.LowerBound.CompareTo(x.LowerBound);
        if (order == 0)
            order = y.Depth.CompareTo(x.Depth);
        if (order == 0)
            order = string.CompareOrdinal(x.Model.Name, y.Model.Name);
        return order != 0 ? order : string.CompareOrdinal(x.Model.Version, y.Model.Version);
    }
}
