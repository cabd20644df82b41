using System.CommandLine;
using FlowKafka.Flows;
using FlowKafka.Processor.Decoding;
using FlowKafka.Processor.Files;

namespace FlowKafka.Processor.Verbs;

/// <summary>Shows what the decoder makes of files, and what it refuses.</summary>
internal sealed class DecodeVerb(Terminal terminal) : IVerb
{
    private readonly Argument<string[]> _files = FileArguments.Files(
        "Flow-log files, plain or gzip, and folders of them; - for standard input.", takesStandardInput: true);
    private readonly FormatArguments _formats = new();
    private readonly ConfigurationArguments _configuration = new();
    private readonly Option<string> _format = FileArguments.Format();
    private readonly Option<int> _limit = new("--limit")
    {
        Description = "How many records to show; 0 shows all.",
        HelpName = "N",
        DefaultValueFactory = _ => 20,
    };

    public Command ToCommand()
    {
        var command = new Command("decode", "Shows what flow-log files are, what the decoder makes of them, and what it refuses and why.")
        {
            _files, _limit, _format,
        };
        _formats.AddTo(command);
        _configuration.AddTo(command, withModels: false, withKafka: false);
        command.SetAction((parsed, stop) => Task.FromResult(Run(parsed, stop)));
        return command;
    }

    private int Run(ParseResult parsed, CancellationToken stop)
    {
        var limit = parsed.GetValue(_limit);
        if (limit < 0)
            throw UserException.Usage($"--limit is {limit}: give 0 for all records, or a number above it.");
        var options = _formats.ToDecoder(parsed, _configuration.LoadSettings(parsed));
        var symbols = new SymbolTable();
        IDecodeView view = FileArguments.IsJson(parsed.GetValue(_format))
            ? new DecodeJson(terminal.Out, symbols)
            : new DecodeTable(terminal, symbols, isConfigured: options.Format != FlowLogFormat.Default);
        var aside = new SetAside();
        var run = new DecodeRun(view, symbols, options, limit == 0 ? long.MaxValue : limit, aside);
        foreach (var file in FilesOf(parsed.GetValue(_files)!, aside))
            run.Read(file, stop);
        view.Finish(run.All, aside);
        foreach (var line in aside.Lines())
            terminal.Error.WriteLine(line);
        if (run.All.IsFlowLog)
            return ExitCode.Done;
        terminal.Error.WriteLine("Nothing was decoded.");
        return ExitCode.Failed;
    }

    private IEnumerable<InputFile> FilesOf(string[] paths, SetAside aside)
    {
        if (paths.Contains(FileArguments.StandardInput))
            yield return new(FileArguments.StandardInput, 0, IsNamed: true) { Content = terminal.Input };
        string[] others = [.. paths.Where(path => path != FileArguments.StandardInput)];
        if (others.Length == 0)
            yield break;
        foreach (var file in InputFileFinder.Find(others, aside))
            yield return file;
    }
}
