using FlowKafka.Flows;
using FlowKafka.Processor.Scoring;

namespace FlowKafka.Processor.Verbs;

/// <summary>Lists why a decoder set records aside.</summary>
internal static class DecodeReasons
{
    public static IEnumerable<(string Reason, long Count)> Of(DecodeCounts counts) => new RecordFates().SetAside(counts);
}
