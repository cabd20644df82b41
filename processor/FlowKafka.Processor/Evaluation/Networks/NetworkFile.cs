using System.Text.Json;
using FlowKafka.Detection.Documents;
using FlowKafka.Detection.Findings;

namespace FlowKafka.Processor.Evaluation.Networks;

/// <summary>Writes what was counted: one line of JSON for each kind of traffic.</summary>
internal static class NetworkFile
{
    public const string Name = "networks.ndjson";

    public static void Write(string path, NetworkTally tally)
    {
        using var file = File.Create(path);
        foreach (var row in tally.Rows)
        {
            using (var json = new Utf8JsonWriter(file))
            {
                json.WriteStartObject();
                json.WriteString("traffic", row.Name);
                json.WriteBoolean("mining", row.IsMining);
                json.WriteNumber("count", row.Count);
                json.WriteNumber("models", row.ByModels);
                json.WriteNumber("findings", row.ByFindings);
                json.WriteNumber("together", row.Together);
                foreach (var kind in Enum.GetValues<FindingKind>().Where(kind => kind != FindingKind.None))
                    json.WriteNumber(FindingNames.Of(kind), row.With(kind));
                json.WriteEndObject();
            }

            file.Write("\n"u8);
        }
    }
}
