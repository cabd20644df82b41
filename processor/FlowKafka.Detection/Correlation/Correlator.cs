using System.Buffers;
using FlowKafka.Detection.Knowledge;
using FlowKafka.Detection.Verdicts;

namespace FlowKafka.Detection.Correlation;

/// <summary>
/// Brings detections of all partitions together: campaigns, and people with their machines. Entries come in any order
/// between two closings. One caller at a time.
/// </summary>
/// <remarks>
/// <para>Steps come in the order of event time: the entries of a moment by id, then what falls due at that moment. So nothing
/// depends on how the closings fall.</para>
/// <para>To go on after a restart: <see cref="Restore"/> of the changelog in its order, then every entry from the committed
/// place on. Whoever closes has the documents acknowledged, writes <see cref="TakeChanges"/> in its order and has it
/// acknowledged, and then commits its input. Wherever it dies, what is delivered again has the same bytes; steps that the
/// changelog has wholly are not delivered again.</para>
/// </remarks>
public sealed class Correlator
{
    private readonly SortedDictionary<(long Timestamp, string Id), VerdictEntry> _entries = new(
        Comparer<(long Timestamp, string Id)>.Create(static (one, other) => one.Timestamp != other.Timestamp
            ? one.Timestamp.CompareTo(other.Timestamp)
            : string.CompareOrdinal(one.Id, other.Id)));

    private readonly FactStore _facts = new();
    private readonly Timers _timers = new();
    private readonly CampaignBook _campaigns;
    private readonly EntityBook _entities;
    private readonly ArrayBufferWriter<byte> _buffer = new();
    private readonly long _patience;
    private long _closedThrough = long.MinValue;
    private bool _isSettled;

    /// <summary>Makes a correlator that knows nothing yet.</summary>
    /// <exception cref="ArgumentException">The options have a fault; the message has a line for each.</exception>
    public Correlator(CorrelationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var faults = string.Join('\n', options.Faults());
        if (faults.Length > 0)
            throw new ArgumentException(faults);
        Options = options;
        _patience = options.EpisodePatience.Ticks / TimeSpan.TicksPerMillisecond;
        _campaigns = new(options, _facts, _timers);
        _entities = new(options, _facts, _timers);
    }

    /// <summary>Its options.</summary>
    public CorrelationOptions Options { get; }

    /// <summary>Campaigns that are not over, those of one client included.</summary>
    public int Campaigns => _campaigns.Count;

    /// <summary>Takes an entry; one that came before, by its id, or that was closed already, is ignored.</summary>
    public void Take(VerdictEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        Settle();
        if (entry.Timestamp > _closedThrough)
            _entries.TryAdd((entry.Timestamp, entry.Id), entry);
    }

    /// <summary>
    /// Learns that all entries at or before a moment have come, and delivers them in the order of time and id, with the
    /// documents of campaigns between them.
    /// </summary>
    /// <param name="closedThrough">Unix milliseconds; a moment that is not after an earlier one changes nothing.</param>
    /// <param name="sink">Where documents go.</param>
    public void Close(long closedThrough, ICorrelationSink sink)
    {
        ArgumentNullException.ThrowIfNull(sink);
        Settle();
        if (closedThrough <= _closedThrough)
            return;
        var done = new List<(long Timestamp, string Id)>();
        foreach (var (key, entry) in _entries)
        {
            if (key.Timestamp > closedThrough)
                break;
            RunTimers(key.Timestamp - 1, sink);
            Deliver(entry, sink);
            done.Add(key);
        }

        foreach (var key in done)
            _entries.Remove(key);
        RunTimers(closedThrough, sink);
        _closedThrough = closedThrough;
    }

    /// <summary>
    /// What changed since the last call, for the changelog, in the order in which it must be written. Call it when the
    /// documents of all closings so far are acknowledged, and only when the changes of the call before are.
    /// </summary>
    public IReadOnlyList<CorrelationChange> TakeChanges()
    {
        Settle();
        return _facts.TakeChanges(_closedThrough);
    }

    /// <summary>Takes an entry of the changelog, in the log's order.</summary>
    /// <exception cref="InvalidOperationException">Something else was done before.</exception>
    public void Restore(CorrelationChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        if (_isSettled)
            throw new InvalidOperationException("The changelog comes before everything else.");
        _facts.Restore(change);
    }

    private void Settle()
    {
        if (_isSettled)
            return;
        _isSettled = true;
        _closedThrough = _facts.Settle();
        _campaigns.Restore(_closedThrough);
        _entities.Restore();
        foreach (var episode in _facts.All.OfType<EpisodeFact>())
            _timers.Set(TimerKind.Episode, episode.Id, episode.Newest + _patience);
    }

    private void RunTimers(long limit, ICorrelationSink sink)
    {
        while (_timers.TryTake(limit, out var due))
        {
            switch (due.Kind)
            {
                case TimerKind.Episode:
                    var key = EpisodeFact.KeyOf(due.Name);
                    _campaigns.Release(_facts.Find<EpisodeFact>(key)!, due.Moment);
                    _facts.Remove(key, due.Moment);
                    break;
                case TimerKind.Share:
                    _campaigns.Expire(due.Name, due.Moment);
                    break;
                case TimerKind.Campaign:
                    _campaigns.Tell(due.Name, due.Moment, sink);
                    break;
                default:
                    _entities.Forget(due.Name, due.Moment);
                    break;
            }
        }
    }

    private void Deliver(VerdictEntry entry, ICorrelationSink sink)
    {
        var isFlagged = entry.Severity >= Severity.Medium;
        if (!isFlagged && Options.Identities is null)
        {
            sink.Deliver(entry.Id, entry.Document.Span);
            return;
        }

        var document = DetectionNode.Read(entry.Document.Span);
        var identity = WhoIs(entry, document);
        if (identity is not null)
            document?.Add(identity);
        if (isFlagged)
            Correlate(entry, identity, document, sink);
        if (document is null)
        {
            sink.Deliver(entry.Id, entry.Document.Span);
            return;
        }

        _buffer.ResetWrittenCount();
        document.Write(_buffer);
        sink.Deliver(entry.Id, _buffer.WrittenSpan);
    }

    private void Correlate(VerdictEntry entry, Identity? identity, DetectionNode? document, ICorrelationSink sink)
    {
        var key = EpisodeFact.KeyOf(entry.EpisodeId);
        var known = _facts.Find<EpisodeFact>(key);
        var campaign = _campaigns.Join(entry, known, out var shares, sink);
        var episode = known is null
            ? new() { Id = entry.EpisodeId, Campaign = campaign, Newest = entry.Timestamp, Shares = shares }
            : known with { Campaign = campaign, Newest = entry.Timestamp, Shares = shares };
        var entity = _entities.Count(entry, identity, ref episode);
        document?.AddCampaign(campaign);
        if (entity is not null)
            document?.Add(entity);
        if (entry.IsClosed)
            _facts.Remove(key, entry.Timestamp);
        else
            _facts.Put(episode, entry.Timestamp);
        _timers.Set(TimerKind.Episode, entry.EpisodeId, entry.IsClosed ? null : entry.Timestamp + _patience);
    }

    // An interface also reports the traffic of those that it speaks with: it is surely the client's own only when the
    // server is outside. And a window's end is the first moment behind it, when an address may have changed hands.
    private Identity? WhoIs(VerdictEntry entry, DetectionNode? document)
    {
        if (Options.Identities is not { } identities)
            return null;
        var slash = entry.Reporter.IndexOf('/', StringComparison.Ordinal);
        var account = slash > 0 ? entry.Reporter[..slash] : "";
        var own = document?.Direction == "outbound" ? entry.Reporter[(slash + 1)..] : "";
        return identities.Find(entry.Client, own, account, entry.End - 1);
    }
}
