using System.Text;
using FlowKafka.Detection.Correlation;

namespace FlowKafka.Testing;

/// <summary>Keeps what correlation delivers.</summary>
internal sealed class DeliveredDocuments : ICorrelationSink
{
    private readonly List<(string Id, string Text)> _all = [];

    public IReadOnlyList<(string Id, string Text)> All => _all;

    public void Deliver(string id, ReadOnlySpan<byte> document) => _all.Add((id, Encoding.UTF8.GetString(document)));
}
