using System.CommandLine;
using FlowKafka.Flows;
using FlowKafka.Processor.Files;
using FlowKafka.Processor.Scoring;

namespace FlowKafka.Processor.Verbs;

/// <summary>Shows what the decoder makes of files, and what it refuses.</summary>
internal sealed class DecodeVerb(Terminal terminal) : IVerb
{
    private readonly Argument<string[]> _files = FileArguments.Files("Flow-log files, plain or gzip, and folders of them.");
    private readonly Option<string> _format = FileArguments.Format();
    private readonly Option<string?> _layout = FileArguments.Layout();
    private readonly Option<int> _limit = new("--limit")
    {
        Description = "How many records to show; 0 shows all.",
        HelpName = "N",
        DefaultValueFactory = _ => 20,
    };

    public Command ToCommand()
    {
        var command = new Command("decode", "Shows what the decoder makes of flow-log files, and what it refuses and why.")
        {
            _files, _limit, _layout, _format,
        };
        command.SetAction((parsed, stop) => Task.FromResult(Run(parsed, stop)));
        return command;
    }

    private int Run(ParseResult parsed, CancellationToken stop)
    {
        var limit = parsed.GetValue(_limit);
        if (limit < 0)
            throw UserException.Usage($"--limit is {limit}: give 0 for all records, or a number above it.");
        var options = new FlowLogDecoderOptions { Format = LayoutOf(parsed.GetValue(_layout)) };
        var symbols = new SymbolTable();
        var decoder = new FlowLogDecoder(symbols, options);
        IDecodeView view = parsed.GetValue(_format) == "json"
            ? new DecodeJson(terminal.Out, symbols)
            : new DecodeTable(terminal, symbols);
        var sink = new DecodeSink(view, limit == 0 ? long.MaxValue : limit);
        foreach (var file in InputFileFinder.Find(parsed.GetValue(_files)!))
        {
            sink.File = file.Path;
            using var reader = new FlowLogReader(file.Open(), decoder);
            while (reader.ReadNext(sink))
                stop.ThrowIfCancellationRequested();
        }

        view.Finish(decoder.Counts);
        return ExitCode.Done;
    }

    private static FlowLogFormat LayoutOf(string? fields)
    {
        if (fields is null)
            return FlowLogFormat.Default;
        return FlowLogFormat.TryParse(fields, out var format, out var error)
            ? format
            : throw UserException.Usage($"--fields: {error}");
    }
}
