using System.Buffers;
using System.Text;
using FlowKafka.Detection.Documents;
using FlowKafka.Detection.Models;
using FlowKafka.Flows;
using FlowKafka.Processor.Elasticsearch;
using FlowKafka.Testing;
using FlowKafka.Testing.Elasticsearch;
using Xunit;

namespace FlowKafka.IntegrationTests.Elasticsearch;

/// <summary>What servers keep, without what delivery stamps; and what they should.</summary>
internal static class Delivered
{
    /// <summary>Detections in their data stream, by id.</summary>
    public static SortedDictionary<string, string> Detections(params BulkServer[] servers) => In(DataStream.Detections("default"), servers);

    /// <summary>Flow documents, by id.</summary>
    public static SortedDictionary<string, string> Flows(params BulkServer[] servers) => In(DataStream.Flows("default"), servers);

    /// <summary>The flow documents of all points.</summary>
    public static SortedDictionary<string, string> FlowsOf(PureEngine engine, params Model[] models)
    {
        var document = new WindowDocument(OwnNetworks.Private, models);
        var flows = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var buffer = new ArrayBufferWriter<byte>();
        foreach (var point in engine.Points)
        {
            buffer.ResetWrittenCount();
            document.Write(point, buffer);
            flows.Add(Encoding.UTF8.GetString(document.Id), Encoding.UTF8.GetString(buffer.WrittenSpan));
        }

        return flows;
    }

    private static SortedDictionary<string, string> In(DataStream stream, BulkServer[] servers)
    {
        var (name, member) = (Encoding.UTF8.GetString(stream.Name), Encoding.UTF8.GetString(stream.Member));
        var documents = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var stored in servers.SelectMany(server => server.Documents).Where(stored => stored.Index == name))
        {
            Assert.Contains(member, stored.Text, StringComparison.Ordinal);
            var (id, text) = PureEngine.Unstamped(Encoding.UTF8.GetBytes(stored.Text.Replace(member, "", StringComparison.Ordinal)));
            Assert.NotEqual(stored.Text.Length, text.Length + member.Length);
            Assert.Equal(stored.Id, id);
            Assert.True(documents.TryAdd(id, text) || documents[id] == text, $"two versions of {id}");
        }

        return documents;
    }
}
