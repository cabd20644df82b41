using System.CommandLine;
using FlowKafka.Elasticsearch;
using FlowKafka.Processor.Reports;
using FlowKafka.Processor.Scoring;

namespace FlowKafka.Processor.Verbs;

/// <summary>The options of <c>--format bulk</c>.</summary>
internal sealed class BulkArguments
{
    private const int UsualBytes = 10_000_000;

    private readonly Option<string?> _flows = new("--flows")
    {
        Description = "Which closed windows become documents for Elasticsearch; it wins over Elasticsearch:Flows.",
        HelpName = "all|in-hull|none",
    };

    private readonly Option<int> _bytes = new("--bulk-bytes")
    {
        Description = "With --format bulk and --out: no file is larger.",
        HelpName = "N",
        DefaultValueFactory = _ => UsualBytes,
    };

    public void AddTo(Command command)
    {
        _flows.AcceptOnlyFromAmong("all", "in-hull", "none");
        _bytes.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
                result.AddError("--bulk-bytes: write a number above 0.");
        });
        command.Add(_flows);
        command.Add(_bytes);
    }

    /// <summary>What goes there, with what the options say.</summary>
    public ElasticsearchOptions Apply(ParseResult parsed, ElasticsearchOptions options) => parsed.GetValue(_flows) switch
    {
        "all" => options with { Flows = FlowSelection.All },
        "in-hull" => options with { Flows = FlowSelection.InHull },
        "none" => options with { Flows = FlowSelection.None },
        _ => options,
    };

    /// <summary>Writes into a folder, or to standard output without one.</summary>
    public BulkOutput Open(ParseResult parsed, Terminal terminal, string? folder) =>
        folder is null ? new(terminal.OpenOut()) : new(folder, parsed.GetValue(_bytes));

    /// <summary>Says how to send what was written.</summary>
    public static void Tell(TextWriter output, BulkOutput bulk, string? folder)
    {
        if (folder is null)
        {
            output.WriteLine($"{Quantity.Of(bulk.Documents, "document")} for _bulk");
            return;
        }

        output.WriteLine($"{Quantity.Of(bulk.Documents, "document")} for _bulk in {Quantity.Of(bulk.Files, "file")}. To send them, with the templates of flowkafka setup in place:");
        output.WriteLine($"  for f in '{folder.Replace("'", "'\\''", StringComparison.Ordinal)}'/bulk-*.ndjson; do");
        output.WriteLine("    curl -sS -H 'Content-Type: application/x-ndjson' --data-binary @\"$f\" \"$ELASTICSEARCH_URL/_bulk?filter_path=errors,items.*.error\"");
        output.WriteLine("  done");
    }
}
