namespace FlowKafka.Elasticsearch.Bulk;

/// <summary>Tells of trouble: one line a minute of each kind, and one when it is over.</summary>
internal sealed class TroubleLog(Action<string> warn, TimeProvider time)
{
    internal static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private readonly Dictionary<AttemptOutcome, long> _said = [];

    /// <summary>Something went wrong.</summary>
    public void Say(AttemptOutcome kind, string words)
    {
        if (_said.TryGetValue(kind, out var last) && time.GetElapsedTime(last) < Pause)
            return;
        _said[kind] = time.GetTimestamp();
        warn($"{words} Trying again.");
    }

    /// <summary>A request went well.</summary>
    public void EndsWell()
    {
        if (_said.Count == 0)
            return;
        _said.Clear();
        warn("Elasticsearch takes documents again.");
    }
}
