namespace FlowKafka.Processor.Reports;

/// <summary>A heading with facts below it.</summary>
/// <param name="Heading">The heading.</param>
/// <param name="Facts">The facts, in order.</param>
internal sealed record ReportSection(string Heading, IReadOnlyList<ReportFact> Facts);
