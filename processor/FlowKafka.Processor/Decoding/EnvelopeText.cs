using FlowKafka.Flows;
using FlowKafka.Processor.Reports;

namespace FlowKafka.Processor.Decoding;

/// <summary>Envelopes in words.</summary>
internal static class EnvelopeText
{
    // From the inmost outwards, as they occur; gzip has its place between what CloudWatch packs and what carries that.
    private static readonly FlowLogEnvelope[] InsideOut =
    [
        FlowLogEnvelope.Message, FlowLogEnvelope.CloudWatchExport, FlowLogEnvelope.CloudWatch, FlowLogEnvelope.Gzip,
        FlowLogEnvelope.PubSub, FlowLogEnvelope.FirehoseBody,
    ];

    /// <summary>All that was opened, as <c>in 3 CloudWatch subscription envelopes in gzip</c>; empty for nothing.</summary>
    public static string Of(DecodeCounts counts) => string.Concat(InsideOut
        .Where(envelope => counts.Opened(envelope) > 0)
        .Select(envelope => $" in {Of(envelope, counts.Opened(envelope))}"));

    /// <summary>The envelope's code in documents, in snake case.</summary>
    public static string CodeOf(FlowLogEnvelope envelope) => envelope switch
    {
        FlowLogEnvelope.Gzip => "gzip",
        FlowLogEnvelope.Message => "message",
        FlowLogEnvelope.CloudWatch => "cloudwatch",
        FlowLogEnvelope.CloudWatchExport => "cloudwatch_export",
        FlowLogEnvelope.FirehoseBody => "firehose_body",
        _ => "pubsub",
    };

    private static string Of(FlowLogEnvelope envelope, long count) => envelope switch
    {
        FlowLogEnvelope.Gzip => count == 1 ? "gzip" : $"gzip ({Quantity.Count(count)} times)",
        FlowLogEnvelope.Message => Counted(count, "object with a message", "objects with a message"),
        FlowLogEnvelope.CloudWatch => Counted(count, "CloudWatch subscription envelope"),
        FlowLogEnvelope.CloudWatchExport => Counted(count, "line of a CloudWatch export", "lines of a CloudWatch export"),
        FlowLogEnvelope.FirehoseBody => count == 1 ? "a Firehose body" : Counted(count, "Firehose body", "Firehose bodies"),
        _ => Counted(count, "Pub/Sub message"),
    };

    private static string Counted(long count, string singular, string? plural = null) =>
        count == 1 ? $"a {singular}" : Quantity.Of(count, singular, plural);
}
