using System.Text.Json;
using FlowKafka.Processor.Scoring;

namespace FlowKafka.Processor.Talk;

/// <summary>Writes talk.ndjson: a line for each step of the funnel.</summary>
internal static class TalkFile
{
    public const string Name = "talk.ndjson";

    public static void Write(string path, TalkOutcome outcome)
    {
        using var file = new NdjsonFile(path);
        foreach (var stage in outcome.Stages)
        {
            using (var json = new Utf8JsonWriter(file.Line))
            {
                json.WriteStartObject();
                json.WriteString("step", stage.Name);
                json.WriteString("keeps", stage.Keeps);
                json.WriteString("talk", stage.Talk);
                json.WriteNumber("remaining", stage.Remaining);
                json.WriteNumber("alone", stage.Alone);
                json.WriteNumber("miners", stage.Miners);
                json.WriteEndObject();
            }

            file.EndLine();
        }
    }
}
