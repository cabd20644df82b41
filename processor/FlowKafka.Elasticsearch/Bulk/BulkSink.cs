namespace FlowKafka.Elasticsearch.Bulk;

/// <summary>
/// Sends documents to Elasticsearch or OpenSearch in bulk requests, and again until each is there or will never be taken.
/// Requests run in the background; what comes of them is looked at in <see cref="Follow"/>, so that all state is one thread's.
/// </summary>
public sealed class BulkSink : IBulkSink
{
    // So many refused one after the other, and no request went well between: then it is not the documents.
    private const int MostSpoilt = 10;

    private readonly ElasticsearchOptions _options;
    private readonly TimeProvider _time;
    private readonly Random _random;
    private readonly BulkSender _sender;
    private readonly TroubleLog _log;
    private readonly SizeLimit _limit;
    private readonly CancellationTokenSource _stop = new();
    private readonly List<BulkBatch> _underway = [];
    private readonly Stack<BulkBatch> _free = new();
    private readonly PriorityQueue<RejectedDocument, long> _rejected = new();
    private bool[] _keep = [];
    private BulkBatch? _filling;
    private long _next;
    private long _rejectedBytes;
    private int _spoilt;
    private BulkFailedException? _failure;

    /// <summary>Makes a sink; nothing is sent yet.</summary>
    /// <param name="client">How to reach the server; it outlives the sink, and several may share it.</param>
    /// <param name="options">How large batches are, how many are sent at once, and how long is waited.</param>
    /// <param name="time">The clock.</param>
    /// <param name="random">Scatters the moments of retries; another one for each instance.</param>
    /// <param name="warn">Takes lines for the log; it is called by the sink's own thread.</param>
    public BulkSink(ElasticsearchClient client, ElasticsearchOptions options, TimeProvider time, Random random, Action<string> warn)
    {
        _options = options;
        _time = time;
        _random = random;
        _sender = new(client.Nodes, options.Compress, Counts);
        _log = new(warn, time);
        _limit = new(time);
    }

    /// <summary>What was done so far; any thread may read it.</summary>
    public BulkCounts Counts { get; } = new();

    /// <inheritdoc/>
    public bool WantsMore => _failure is null && _rejectedBytes < _options.BatchBytes && (!IsFull(_filling) || HasSlot);

    /// <inheritdoc/>
    public long Settled
    {
        get
        {
            var first = _filling is { Count: > 0 } filling ? filling[0].Ticket : _next;
            foreach (var batch in _underway)
                first = Math.Min(first, batch.Count > 0 ? batch[0].Ticket : first);
            return _rejected.TryPeek(out _, out var ticket) ? Math.Min(first, ticket) : first;
        }
    }

    /// <summary>Ends when the first of the requests that are on their way ends; null when all wait for their time, or there are none.</summary>
    internal Task? NextAnswer
    {
        get
        {
            var attempts = _underway.Where(batch => batch.Attempt is not null).Select(batch => (Task)batch.Attempt!).ToArray();
            return attempts.Length == 0 ? null : Task.WhenAny(attempts);
        }
    }

    /// <summary>The bytes of all buffers.</summary>
    internal long BufferBytes => _underway.Concat(_free).Sum(batch => batch.Capacity) + (_filling?.Capacity ?? 0);

    private bool HasSlot => _underway.Count < _options.InFlight;

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">As much is on its way as may be.</exception>
    /// <exception cref="ArgumentException">The document has a line feed.</exception>
    public long Add(in BulkAction action, ReadOnlySpan<byte> document)
    {
        if (document.Contains((byte)'\n'))
            throw new ArgumentException("A document must be on one line.", nameof(document));
        if (IsFull(_filling) && !Dispatch())
            throw new InvalidOperationException("As much is on its way as may be: look at WantsMore first.");
        _filling ??= _free.TryPop(out var free) ? free : new();
        _filling.Add(_next, action, document, _options.BatchBytes, _time.GetTimestamp());
        if (IsFull(_filling))
            Dispatch();
        return _next++;
    }

    /// <inheritdoc/>
    public void Follow(bool sendAll)
    {
        if (_failure is not null)
            throw _failure;
        _limit.Follow(_options.BatchBytes);
        for (var i = _underway.Count - 1; i >= 0; i--)
        {
            var batch = _underway[i];
            if (batch.Attempt is { IsCompleted: true })
                Settle(batch);
            if (batch.Attempt is not null)
                continue;
            if (batch.Count == 0)
                Release(i);
            else if (batch.RestsUntil is not { } until || until <= _time.GetTimestamp())
                Start(batch);
        }

        if (_filling is { Count: > 0 } filling && (sendAll || IsFull(filling) || _time.GetElapsedTime(filling.Opened) >= _options.BatchAge))
            Dispatch();
    }

    /// <inheritdoc/>
    public bool TryTakeRejected(out RejectedDocument rejected)
    {
        if (!_rejected.TryDequeue(out rejected!, out _))
            return false;
        _rejectedBytes -= rejected.Document.Length;
        return true;
    }

    /// <summary>Waits until a request that is on its way ends; what came of it, <see cref="Follow"/> looks at.</summary>
    /// <param name="longest">No longer than this.</param>
    /// <returns>False when it took longer, or no request is on its way.</returns>
    public bool WaitForAnswer(TimeSpan longest) => NextAnswer is { } answer && answer.Wait(longest);

    /// <summary>Ends at once; what is on its way is dropped.</summary>
    public void Dispose() => _stop.Cancel();

    // Where the server's limit is known, one more document like the others must not pass it.
    private bool IsFull(BulkBatch? batch) => batch is { Count: > 0 }
        && (batch.Bytes >= _options.BatchBytes || batch.Bytes + (long)batch.Bytes / batch.Count > _limit.Bytes);

    /// <summary>Sends the batch that fills, when one more may be on its way.</summary>
    private bool Dispatch()
    {
        if (!HasSlot)
            return false;
        var batch = _filling!;
        _filling = null;
        _underway.Add(batch);
        Counts.SetInFlight(_underway.Count);
        Start(batch);
        return true;
    }

    private void Start(BulkBatch batch)
    {
        batch.RestsUntil = null;
        batch.Plan(_limit.Bytes);
        batch.Attempt = Task.Run(() => _sender.SendAsync(batch, _stop.Token));
    }

    private void Release(int index)
    {
        var batch = _underway[index];
        _underway.RemoveAt(index);
        batch.Clear(_options.BatchBytes);
        _free.Push(batch);
        Counts.SetInFlight(_underway.Count);
    }

    private void Settle(BulkBatch batch)
    {
        var attempt = batch.Attempt!.GetAwaiter().GetResult();
        batch.Attempt = null;
        switch (attempt.Outcome)
        {
            case AttemptOutcome.Answered:
                _spoilt = 0;
                SettleItems(batch);
                break;
            case AttemptOutcome.TooLarge when batch.Part > 1:
                _limit.Refused(batch.PartBytes);
                Counts.Retried();
                break;
            case AttemptOutcome.Malformed when batch.Part > 1:
                batch.MostDocuments = batch.Part / 2;
                Counts.Retried();
                break;
            case AttemptOutcome.Malformed when _spoilt >= MostSpoilt:
                Postpone(batch, new(AttemptOutcome.Refused, $"Elasticsearch can't read any request: {attempt.Words.TrimEnd('.')}."));
                break;
            case AttemptOutcome.TooLarge or AttemptOutcome.Malformed:
                RejectOnly(batch, attempt);
                break;
            default:
                Postpone(batch, attempt);
                break;
        }
    }

    private void SettleItems(BulkBatch batch)
    {
        if (_keep.Length < batch.Part)
            _keep = new bool[batch.Part];
        var (again, refused) = (default(BulkItem?), default(BulkItem?));
        var kept = 0;
        for (var i = 0; i < batch.Part; i++)
        {
            var item = batch.Items[i];
            var verdict = ItemJudge.Judge(item);
            Counts.Count(verdict);
            _keep[i] = verdict is ItemVerdict.Again or ItemVerdict.Refused;
            if (verdict == ItemVerdict.Rejected)
                Reject(batch, i, item.Status, item.Words);
            else if (verdict == ItemVerdict.Again)
                again ??= item;
            else if (verdict == ItemVerdict.Refused)
                refused ??= item;
            kept += _keep[i] ? 1 : 0;
        }

        // What went through shows that the server works: the next wait is a short one again.
        if (kept < batch.Part)
            batch.Failures = 0;
        batch.Keep(_keep);
        if (refused is { } no)
            Postpone(batch, new(AttemptOutcome.Refused, $"Elasticsearch does not take documents: {no.Words.TrimEnd('.')}."));
        else if (again is { } busy)
            Postpone(batch, new(AttemptOutcome.Busy, $"Elasticsearch is busy: {busy.Words.TrimEnd('.')}."));
        else
            GoesWell(batch);
    }

    private void GoesWell(BulkBatch batch)
    {
        (batch.Failures, batch.RefusedSince) = (0, null);
        _log.EndsWell();
    }

    /// <summary>The server does not take the part, which is a single document.</summary>
    private void RejectOnly(BulkBatch batch, in BulkAttempt attempt)
    {
        Counts.Count(ItemVerdict.Rejected);
        Reject(batch, 0, attempt.Outcome == AttemptOutcome.TooLarge ? 413 : 400, attempt.Words);
        _spoilt += attempt.Outcome == AttemptOutcome.Malformed ? 1 : 0;
        batch.MostDocuments = int.MaxValue;
        batch.Keep([false]);
        GoesWell(batch);
    }

    private void Reject(BulkBatch batch, int index, int status, string reason)
    {
        var (target, id) = ActionLine.Read(batch.ActionOf(index));
        var document = batch.DocumentOf(index).ToArray();
        _rejectedBytes += document.Length;
        var ticket = batch[index].Ticket;
        _rejected.Enqueue(new(ticket, target, id, status, reason, document), ticket);
    }

    private void Postpone(BulkBatch batch, in BulkAttempt attempt)
    {
        var now = _time.GetTimestamp();
        var delay = RetryDelays.Next(++batch.Failures, attempt.RetryAfter, _random.NextDouble());
        batch.RestsUntil = now + (long)(delay.TotalSeconds * _time.TimestampFrequency);
        Counts.Retried();
        if (attempt.Outcome != AttemptOutcome.Refused)
        {
            batch.RefusedSince = null;
            _log.Say(attempt.Outcome, attempt.Words);
            return;
        }

        batch.RefusedSince ??= now;
        if (_time.GetElapsedTime(batch.RefusedSince.Value, now) >= _options.RetryFor)
            throw _failure = new BulkFailedException($"{attempt.Words} Nothing was skipped: start again when it is mended.");
        _log.Say(attempt.Outcome, attempt.Words);
    }
}
