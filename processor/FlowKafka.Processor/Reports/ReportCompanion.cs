namespace FlowKafka.Processor.Reports;

/// <summary>A measure of a whole conversation, and the bounds that a bar sets it; null for none.</summary>
internal sealed record ReportCompanion(string Name, string Meaning, double? Value, double? Minimum, double? Maximum, bool Holds)
{
    /// <summary>The bounds in words.</summary>
    public string Bounds => (Minimum, Maximum) switch
    {
        ({ } least, { } most) => $"{Quantity.Measure(least)} to {Quantity.Measure(most)}",
        ({ } least, null) => $"at least {Quantity.Measure(least)}",
        (null, { } most) => $"at most {Quantity.Measure(most)}",
        _ => "any",
    };
}
