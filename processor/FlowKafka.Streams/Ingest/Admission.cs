using FlowKafka.Flows;
using FlowKafka.Streams.Watermarks;
using FlowKafka.Streams.Windows;

namespace FlowKafka.Streams.Ingest;

/// <summary>Decides about each decoded record: let through, set aside or refuse. Pure: the clock's reading is an argument.</summary>
public sealed class Admission
{
    private readonly WindowSpan _windows;
    private readonly long _lead;
    private readonly bool[] _protocols = new bool[256];
    private readonly OwnNetworks _ownNetworks;

    /// <summary>Makes the decision from its options.</summary>
    public Admission(AdmissionOptions options)
    {
        _windows = new WindowSpan((long)options.WindowSize.TotalMilliseconds);
        _lead = (long)options.FutureLead.TotalMilliseconds;
        _ownNetworks = options.OwnNetworks;
        foreach (var protocol in options.Protocols)
            _protocols[protocol] = true;
    }

    /// <summary>Decides about a record, and moves the partition's clock when the record is let through.</summary>
    /// <param name="record">The record.</param>
    /// <param name="clock">The clock of the record's own input partition.</param>
    /// <param name="now">The present moment, Unix milliseconds.</param>
    public AdmissionResult Decide(in FlowRecord record, PartitionClock clock, long now)
    {
        if (!_protocols[record.Protocol])
            return AdmissionResult.OtherProtocol;
        var time = EventTime.Of(record, _windows.Size);
        if (time - now > _lead)
            return AdmissionResult.Future;
        if (clock.IsOver(_windows.EndOf(time)))
            return AdmissionResult.Late;
        clock.Observe(time);
        return record.Action == FlowAction.Reject && !_ownNetworks.Contains(record.Source)
            ? AdmissionResult.InboundReject
            : AdmissionResult.Admitted;
    }

    /// <summary>
    /// The starts of the windows that a lost interval touches and that are not over yet, oldest first. A lost interval
    /// never moves the clock; an interval of more than a day, or ahead of the clock, gives nothing.
    /// </summary>
    public IEnumerable<long> LostWindows(LostInterval interval, PartitionClock clock, long now)
    {
        if (interval.End < interval.Start || interval.End - interval.Start > MillisecondsPerDay || interval.End - now > _lead)
            yield break;
        for (var start = _windows.StartOf(interval.Start); start <= interval.End; start += _windows.Size)
        {
            if (!clock.IsOver(start + _windows.Size))
                yield return start;
        }
    }

    private const long MillisecondsPerDay = 86_400_000;
}
