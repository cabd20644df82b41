using System.Text;
using FlowKafka.Elasticsearch.Bulk;

namespace FlowKafka.Processor.Elasticsearch;

/// <summary>
/// A sink for documents that nobody waits for: while the server is away or refuses, they wait, and when too many wait, they
/// are dropped and counted. Safe for concurrent use.
/// </summary>
internal sealed class BestEffortSink : IDisposable
{
    /// <summary>How many documents may wait.</summary>
    public const int Most = 4096;

    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(500);

    private readonly string _name;
    private readonly Func<string, (IBulkSink Sink, SinkWatch Watch)> _open;
    private readonly Action<string, string> _log;
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private readonly Lock _lock = new();
    private readonly Queue<LooseDocument> _waiting = new();
    private readonly Queue<LooseDocument> _underway = new();
    private (IBulkSink Sink, SinkWatch Watch)? _sink;
    private long _settled;
    private long _next;
    private bool _isClosed;

    /// <summary>Makes the sink.</summary>
    /// <param name="name">Its name in the log.</param>
    /// <param name="open">Opens the sink beneath, and a new one after that has failed.</param>
    /// <param name="log">Takes a level and a line.</param>
    /// <param name="time">The clock.</param>
    public BestEffortSink(string name, Func<string, (IBulkSink Sink, SinkWatch Watch)> open, Action<string, string> log, TimeProvider time)
    {
        (_name, _open, _log, _time) = (name, open, log, time);
        _timer = time.CreateTimer(_ => Step(sendAll: false), state: null, Often, Often);
    }

    /// <summary>Documents that were dropped since too many waited.</summary>
    public long Dropped { get; private set; }

    /// <summary>True when nothing waits and nothing is on its way.</summary>
    public bool IsEmpty
    {
        get
        {
            lock (_lock)
                return _waiting.Count + _underway.Count == 0;
        }
    }

    /// <summary>Adds a document, to be created; it never waits.</summary>
    public void Add(LooseDocument document)
    {
        lock (_lock)
        {
            if (_waiting.Count + _underway.Count >= Most)
                Dropped++;
            else
                _waiting.Enqueue(document);
        }
    }

    /// <summary>Sends all that there is, and waits a while until it has arrived.</summary>
    /// <returns>Whether it has.</returns>
    public async Task<bool> FinishAsync(TimeSpan longest)
    {
        var began = _time.GetTimestamp();
        while (true)
        {
            Step(sendAll: true);
            if (IsEmpty)
                return true;
            if (_time.GetElapsedTime(began) >= longest)
                return false;
            await Task.Delay(TimeSpan.FromMilliseconds(50), _time).ConfigureAwait(false);
        }
    }

    public void Dispose()
    {
        _timer.Dispose();
        lock (_lock)
        {
            _isClosed = true;
            _sink?.Sink.Dispose();
        }
    }

    private void Step(bool sendAll)
    {
        lock (_lock)
        {
            if (_isClosed)
                return;
            try
            {
                var (sink, watch) = _sink ??= _open(_name);
                while (_waiting.Count > 0 && sink.WantsMore)
                    Send(sink, _waiting.Dequeue());
                sink.Follow(sendAll);
                TakeBack(sink);
                watch.Look(sink.Settled, _next);
            }
            catch (BulkFailedException e)
            {
                Begin(e);
            }
        }
    }

    private void Send(IBulkSink sink, LooseDocument document)
    {
        sink.Add(new BulkAction(document.Stream, Encoding.UTF8.GetBytes(document.Id)), document.Json.Span);
        _underway.Enqueue(document);
        _next++;
    }

    private void TakeBack(IBulkSink sink)
    {
        while (sink.TryTakeRejected(out var rejected))
            _log("warn", $"{_name}: {rejected.Index} does not take a document: {rejected.Reason}");
        for (; _settled < sink.Settled; _settled++)
            _underway.Dequeue();
    }

    // What was on its way goes first into the next sink.
    private void Begin(BulkFailedException failure)
    {
        _log("warn", $"{_name}: {failure.Message} The pipeline goes on; its counters wait.");
        _sink!.Value.Sink.Dispose();
        (_sink, _settled, _next) = (null, 0, 0);
        while (_waiting.Count > 0)
            _underway.Enqueue(_waiting.Dequeue());
        while (_underway.Count > 0)
            _waiting.Enqueue(_underway.Dequeue());
    }
}
