using Confluent.Kafka;

namespace FlowKafka.Kafka.Client;

/// <summary>
/// Takes the lines and errors of all Kafka clients: counts every one, and passes on at most a few a period,
/// so that an unreachable broker is one clear line and not a flood. Safe for concurrent use.
/// </summary>
public sealed class ClientLog
{
    private const int LinesPerPeriod = 20;

    private static readonly TimeSpan Period = TimeSpan.FromSeconds(30);

    private readonly Action<ClientLogLevel, string> _write;
    private readonly TimeProvider _time;
    private readonly Lock _lock = new();
    private readonly HashSet<(string Kind, ClientLogLevel Level)> _seen = [];
    private long _periodStart;
    private int _passed;
    private long _warnings;
    private long _errors;
    private long _suppressed;
    private long _suppressedInPeriod;
    private string? _fatal;

    /// <summary>Makes a log that calls <paramref name="write"/>, from any thread, one call at a time.</summary>
    public ClientLog(Action<ClientLogLevel, string> write, TimeProvider time)
    {
        _write = write;
        _time = time;
        _periodStart = time.GetTimestamp();
    }

    /// <summary>Warnings so far, passed on or not.</summary>
    public long Warnings => Interlocked.Read(ref _warnings);

    /// <summary>Errors so far, passed on or not.</summary>
    public long Errors => Interlocked.Read(ref _errors);

    /// <summary>Lines that were counted but not passed on.</summary>
    public long Suppressed => Interlocked.Read(ref _suppressed);

    /// <summary>The first error after which a client can do nothing more; null while there is none.</summary>
    public string? Fatal => Volatile.Read(ref _fatal);

    internal void Take(LogMessage message) => Write(LevelOf(message.Level), message.Facility, message.Message);

    internal void Take(Error error)
    {
        if (error.IsFatal)
            Interlocked.CompareExchange(ref _fatal, error.Reason, null);
        var level = error.IsFatal ? ClientLogLevel.Error : ClientLogLevel.Warning;
        Write(level, error.Code.ToString(), $"Kafka: {error.Reason}");
    }

    /// <summary>Counts a line and passes it on unless one of its kind was passed on in this period.</summary>
    internal void Write(ClientLogLevel level, string kind, string text)
    {
        if (level == ClientLogLevel.Warning)
            Interlocked.Increment(ref _warnings);
        else if (level == ClientLogLevel.Error)
            Interlocked.Increment(ref _errors);

        lock (_lock)
        {
            if (_time.GetElapsedTime(_periodStart) >= Period)
                StartPeriod();
            if (_passed < LinesPerPeriod && _seen.Add((kind, level)))
            {
                _passed++;
                _write(level, text);
                return;
            }

            _suppressed++;
            _suppressedInPeriod++;
        }
    }

    private void StartPeriod()
    {
        if (_suppressedInPeriod > 0)
            _write(ClientLogLevel.Information, $"Kafka: {_suppressedInPeriod} more lines of the client were left out");
        _suppressedInPeriod = 0;
        _passed = 0;
        _seen.Clear();
        _periodStart = _time.GetTimestamp();
    }

    private static ClientLogLevel LevelOf(SyslogLevel level) => level switch
    {
        SyslogLevel.Debug => ClientLogLevel.Debug,
        SyslogLevel.Info or SyslogLevel.Notice => ClientLogLevel.Information,
        SyslogLevel.Warning => ClientLogLevel.Warning,
        // librdkafka calls every lost connection an error; the client goes on trying.
        SyslogLevel.Error => ClientLogLevel.Warning,
        _ => ClientLogLevel.Error,
    };
}
