using FlowKafka.Flows;
using FlowKafka.Streams.Ingest;

namespace FlowKafka.Processor.Scoring;

/// <summary>What became of the records: accepted and set aside by reason are all that were offered.</summary>
internal sealed class RecordFates
{
    private readonly long[] _admitted = new long[Enum.GetValues<AdmissionResult>().Length];

    /// <summary>Records that went to the window stage.</summary>
    public long Accepted => _admitted[(int)AdmissionResult.Admitted];

    public void Count(AdmissionResult result) => _admitted[(int)result]++;

    /// <summary>Every reason for which a record was set aside, with how many, in a fixed order.</summary>
    public IReadOnlyList<(string Reason, long Count)> SetAside(DecodeCounts decoded)
    {
        var all = new List<(string, long)>();
        foreach (var result in Enum.GetValues<AdmissionResult>())
        {
            if (result != AdmissionResult.Admitted && _admitted[(int)result] > 0)
                all.Add((ReasonText.Of(result), _admitted[(int)result]));
        }

        foreach (var reason in Enum.GetValues<SkipReason>())
        {
            if (decoded.Skipped(reason) > 0)
                all.Add((ReasonText.Of(reason), decoded.Skipped(reason)));
        }

        foreach (var reason in Enum.GetValues<RejectReason>())
        {
            if (decoded.Rejected(reason) > 0)
                all.Add((ReasonText.Of(reason), decoded.Rejected(reason)));
        }

        return all;
    }
}
