using System.Collections.Concurrent;
using System.Text;
using FlowKafka.Testing;

namespace FlowKafka.Kafka.Tests.Deliver;

/// <summary>What all sinks of a test have put away together. A document that comes again must be the same.</summary>
internal sealed class SinkStore
{
    private readonly ConcurrentDictionary<string, string> _documents = new(StringComparer.Ordinal);

    /// <summary>Ids that are refused.</summary>
    public Func<string, bool> Refuses { get; init; } = _ => false;

    public IReadOnlyDictionary<string, string> Documents => new SortedDictionary<string, string>(_documents, StringComparer.Ordinal);

    public bool Has(string id) => _documents.ContainsKey(id);

    public void Keep(string id, ReadOnlySpan<byte> document)
    {
        var text = Encoding.UTF8.GetString(document);
        if (text.StartsWith('{'))
            text = PureEngine.Unstamped(document.ToArray()).Text;
        Assert.Equal(text, _documents.GetOrAdd(id, text));
    }
}
