using System.Globalization;

namespace FlowKafka.Firehose;

/// <summary>Passes on one line of a kind in half a minute, with the number of those left out. Safe for concurrent use.</summary>
internal sealed class FaultLog(Action<string, string> write, TimeProvider time)
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(30);

    private readonly Lock _lock = new();
    private readonly Dictionary<Refusal, (long Since, long LeftOut)> _kinds = [];

    /// <summary>Writes a line that there are few of.</summary>
    public void Tell(string level, string text) => write(level, text);

    /// <summary>Writes a line, or counts it.</summary>
    public void Warn(Refusal kind, string text)
    {
        var leftOut = 0L;
        lock (_lock)
        {
            if (_kinds.TryGetValue(kind, out var before) && time.GetElapsedTime(before.Since) < Period)
            {
                _kinds[kind] = before with { LeftOut = before.LeftOut + 1 };
                return;
            }

            leftOut = before.LeftOut;
            _kinds[kind] = (time.GetTimestamp(), 0);
        }

        write("warn", leftOut == 0 ? text : string.Create(CultureInfo.InvariantCulture, $"{text} ({leftOut} more since the last such line)"));
    }
}
