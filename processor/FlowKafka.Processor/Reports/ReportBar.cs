namespace FlowKafka.Processor.Reports;

/// <summary>What a model demands of a pair with so many points.</summary>
/// <param name="Points">The fewest complete points.</param>
/// <param name="Threshold">The part of them that must lie inside, 0 to 1.</param>
/// <param name="Companions">How many companions must lie within bounds.</param>
/// <param name="HasShape">True when the conversation as a whole must lie in a hull, too.</param>
/// <param name="Evidence">How often it was met where it was known who mines, in words; empty when that was not measured.</param>
internal sealed record ReportBar(int Points, double Threshold, int Companions, bool HasShape, string Evidence)
{
    /// <summary>The demand in words.</summary>
    public string Text => $"from {Quantity.Of(Points, "point")} on: {Quantity.Percent(Threshold)} in the hulls"
        + (Companions > 0 ? $", {Quantity.Of(Companions, "companion")} within bounds" : "") + (HasShape ? ", the whole in a shape" : "");
}
