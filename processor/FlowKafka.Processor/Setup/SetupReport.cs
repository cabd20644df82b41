using System.Text.Encodings.Web;
using System.Text.Json;
using FlowKafka.Elasticsearch.Setup;
using FlowKafka.Processor.Reports;
using FlowKafka.Processor.Verbs;
using Spectre.Console;

namespace FlowKafka.Processor.Setup;

/// <summary>Tells what became of a set-up: a table for people, or a line of JSON for each thing.</summary>
internal static class SetupReport
{
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void WriteTable(Terminal terminal, IReadOnlyList<SetupResult> results, bool isDryRun)
    {
        var table = new Table().Border(TableBorder.Rounded);
        foreach (var heading in (string[])["part", "what", "name", isDryRun ? "would be" : "is", "note"])
            table.AddColumn(heading);
        foreach (var result in results)
        {
            table.AddRow(
                new Text(NameOf(result.Part)), new Text(result.Kind), new Text(result.Name), new Text(NameOf(result.Outcome)),
                new Text(result.Outcome == SetupOutcome.Failed ? "see below" : result.Note));
        }

        terminal.Tables.Write(table);
        var counts = results.CountBy(result => result.Outcome).OrderBy(count => count.Key);
        terminal.Out.WriteLine($"{(isDryRun ? "Nothing was changed. " : "")}{Quantity.Of(results.Count, "thing")}: {string.Join(", ", counts.Select(count => $"{count.Value} {NameOf(count.Key)}"))}.");
        if (results.Any(result => result is { Part: SetupPart.Templates, Outcome: SetupOutcome.Changed }))
            terminal.Out.WriteLine("A changed template holds from the next index on: POST logs-flowkafka.flow-default/_rollover, and so on for each data stream, makes one now.");
    }

    public static void WriteJson(Terminal terminal, IReadOnlyList<SetupResult> results)
    {
        foreach (var result in results)
        {
            terminal.Out.WriteLine(JsonSerializer.Serialize(
                new { part = NameOf(result.Part), kind = result.Kind, name = result.Name, outcome = NameOf(result.Outcome), note = result.Note }, Compact));
        }
    }

    public static string NameOf(SetupPart part) => part.ToString().ToLowerInvariant();

    private static string NameOf(SetupOutcome outcome) => outcome switch
    {
        SetupOutcome.LeftOut => "left out",
        _ => outcome.ToString().ToLowerInvariant(),
    };
}
