using System.Buffers;
using System.Text.Json;
using FlowKafka.Detection.Documents;
using FlowKafka.Detection.Episodes;

namespace FlowKafka.Processor.Scoring;

/// <summary>A revision's sentence, as its document has it: what people read is what was delivered.</summary>
internal static class Sentence
{
    public static string Of(EpisodeRevision revision)
    {
        var buffer = new ArrayBufferWriter<byte>();
        DetectionDocument.Write(revision, buffer);
        using var document = JsonDocument.Parse(buffer.WrittenMemory);
        return document.RootElement.GetProperty("event").GetProperty("reason").GetString() ?? "";
    }
}
