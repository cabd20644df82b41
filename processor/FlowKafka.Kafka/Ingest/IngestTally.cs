using FlowKafka.Flows;
using FlowKafka.Kafka.Pipeline;
using FlowKafka.Streams.Ingest;

namespace FlowKafka.Kafka.Ingest;

/// <summary>Counts what becomes of records, without locks, and passes the sums on between batches.</summary>
internal sealed class IngestTally
{
    private readonly long[] _results = new long[Enum.GetValues<AdmissionResult>().Length];
    private readonly long[] _skipped = new long[Enum.GetValues<SkipReason>().Length];
    private readonly long[] _rejected = new long[Enum.GetValues<RejectReason>().Length];
    private long _withoutIdentity;
    private long _sampled;

    public void Count(AdmissionResult result, in FlowRecord record)
    {
        _results[(int)result]++;
        if (result != AdmissionResult.Admitted)
            return;
        if (!record.HasIdentity)
            _withoutIdentity++;
        if (record.IsSampled)
            _sampled++;
    }

    public void Count(SkipReason reason) => _skipped[(int)reason]++;

    public void Count(RejectReason reason) => _rejected[(int)reason]++;

    public void PassOn(PipelineMetrics metrics)
    {
        _skipped[(int)SkipReason.Protocol] += Take(AdmissionResult.OtherProtocol);
        _skipped[(int)SkipReason.InboundReject] += Take(AdmissionResult.InboundReject);
        _rejected[(int)RejectReason.Late] += Take(AdmissionResult.Late);
        _rejected[(int)RejectReason.Future] += Take(AdmissionResult.Future);
        var accepted = Take(AdmissionResult.Admitted);
        var offered = accepted;
        metrics.Add(PipelineCounter.RecordsAccepted, accepted);
        metrics.Add(PipelineCounter.RecordsWithoutIdentity, _withoutIdentity);
        metrics.Add(PipelineCounter.RecordsSampled, _sampled);
        (_withoutIdentity, _sampled) = (0, 0);
        for (var i = 0; i < _skipped.Length; i++)
        {
            offered += _skipped[i];
            metrics.AddSkipped((SkipReason)i, _skipped[i]);
        }

        for (var i = 0; i < _rejected.Length; i++)
        {
            offered += _rejected[i];
            metrics.AddRejected((RejectReason)i, _rejected[i]);
        }

        metrics.Add(PipelineCounter.RecordsOffered, offered);
        Array.Clear(_skipped);
        Array.Clear(_rejected);
    }

    private long Take(AdmissionResult result)
    {
        var count = _results[(int)result];
        _results[(int)result] = 0;
        return count;
    }
}
