using FlowKafka.Flows;
using FlowKafka.Processor.Reports;

namespace FlowKafka.Processor.Decoding;

/// <summary>What records lack, and what follows from it.</summary>
internal static class DecodeNotes
{
    public static IEnumerable<string> Of(DecodedFile all)
    {
        var (counts, traits) = (all.Counts, all.Traits);
        var isAzure = counts.AcceptedOf(FlowLogSource.AzureVnet) + counts.AcceptedOf(FlowLogSource.AzureNsg) > 0;
        if (counts.Rejected(RejectReason.FieldCount) > 0 && counts.Headers == 0 && !isAzure)
            yield return "Lines that no header line precedes are read in AWS's default format, unless --fields names the fields, as the flow log's format has them.";
        if (counts.WithoutIdentity > 0)
            yield return $"{Quantity.Count(counts.WithoutIdentity)} of the accepted lack the fields of an identity and cannot be de-duplicated.";
        if (counts.Sampled > 0)
            yield return $"{Quantity.Count(counts.Sampled)} of the accepted are samples, scaled to the whole: their packets and bytes are estimates.";
        if (traits.Long > 0)
            yield return $"{Quantity.Count(traits.Long)} of the accepted are longer than 10 minutes: they make no points and serve the detectors of long flows only.";
        if (traits.WithoutPorts > 0)
            yield return $"{Quantity.Count(traits.WithoutPorts)} of TCP or UDP have no ports: who serves whom is judged by addresses, and lists of ports are of no use.";
        if (traits is { OfTcp: > 0, WithFlags: 0 })
            yield return "There are no TCP flags: who began a conversation is judged by its ports.";
        if (traits.OfTcp == 0 && counts.Accepted > 0)
            yield return "Nothing is of TCP, which is what detectors watch unless Ingest:Protocols says otherwise.";
        if (counts.InvertedIntervals > 0)
            yield return $"{Quantity.Count(counts.InvertedIntervals)} of the accepted ended before they began; their end was set to their start.";
    }
}
