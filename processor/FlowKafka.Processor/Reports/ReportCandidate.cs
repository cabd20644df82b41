namespace FlowKafka.Processor.Reports;

/// <summary>A pair that was judged and not flagged.</summary>
/// <param name="Client">The client's address.</param>
/// <param name="Server">The server's address.</param>
/// <param name="Model">The model that came nearest.</param>
/// <param name="Complete">Complete points.</param>
/// <param name="Inside">Those of them in the model's hulls.</param>
/// <param name="Why">What kept it from being flagged.</param>
internal sealed record ReportCandidate(string Client, string Server, string Model, int Complete, int Inside, string Why);
