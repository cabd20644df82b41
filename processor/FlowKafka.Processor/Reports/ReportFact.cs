namespace FlowKafka.Processor.Reports;

/// <summary>One labelled value.</summary>
internal sealed record ReportFact(string Label, string Value);
