using System.CommandLine;
using FlowKafka.Detection.Knowledge;
using FlowKafka.Processor.Configuration;
using FlowKafka.Processor.Knowledge;

namespace FlowKafka.Processor.Verbs;

/// <summary>Shows what is made of lists, and what they say of an address or a port.</summary>
internal sealed class ListsVerb(Terminal terminal) : IVerb
{
    private readonly ConfigurationArguments _configuration = new();
    private readonly Option<string> _format = FileArguments.Format();
    private readonly Argument<string[]> _files = FileArguments.Files("Lists, or folders with versions of one. Without any: those of the configuration, and those that come with the program.");

    private readonly Option<string> _kind = new("--kind")
    {
        Description = "What the FILES are of. It decides what an entry may name.",
        HelpName = string.Join('|', Enum.GetNames<ListKind>()),
        DefaultValueFactory = _ => nameof(ListKind.Pool),
    };

    private readonly Option<string?> _find = new("--find")
    {
        Description = "Show what the lists say of this, instead of the lists.",
        HelpName = "ADDRESS[:PORT]|:PORT",
    };

    private readonly Option<string?> _at = new("--at")
    {
        Description = "With --find: the moment whose versions are asked, as 2026-02-01T00:00:00Z. Without it: the newest.",
        HelpName = "MOMENT",
    };

    public Command ToCommand()
    {
        _files.Arity = ArgumentArity.ZeroOrMore;
        var command = new Command("lists", "Shows what is made of lists of pools, miners, nodes and networks, and what they say of an address.")
        {
            _files, _kind, _find, _at, _format,
        };
        _configuration.AddTo(command, withKafka: false, withModels: false);
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        IListsView view = FileArguments.IsJson(parsed.GetValue(_format)) ? new ListsJson(terminal.Out) : new ListsTable(terminal);
        var at = Moment(parsed.GetValue(_at));
        var asked = parsed.GetValue(_find);
        var target = asked is null ? default : Target(asked);
        var files = Open(parsed);
        foreach (var warning in files.Warnings)
            terminal.Error.WriteLine($"warning: {warning}");
        if (asked is null)
            view.Write(files.Versions);
        else
            view.Write(asked, FoundOnLists.Of(files.At(at), target.Network?.First, target.Port));
        return ExitCode.Done;
    }

    private KnowledgeFiles Open(ParseResult parsed)
    {
        var paths = parsed.GetValue(_files)!;
        if (paths.Length == 0)
        {
            var settings = _configuration.LoadSettings(parsed);
            return KnowledgeFiles.Open(settings.Lists, settings.Window.WindowSize);
        }

        if (paths.FirstOrDefault(path => !Path.Exists(path)) is { } missing)
            throw UserException.Usage($"There is no file or folder {missing}.");
        if (!ListKindNames.TryParse(parsed.GetValue(_kind)!, out var kind))
            throw UserException.Usage($"--kind is '{parsed.GetValue(_kind)}': write {ListKindNames.Expected}.");
        var usual = new Settings();
        return KnowledgeFiles.Open(
            usual.Lists with
            {
                BuiltIn = false,
                Files = [.. paths.Select(path => new ListFileSettings { Name = NameOf(path), Path = path, Kind = kind.ToString() })],
            },
            usual.Window.WindowSize);
    }

    private static string NameOf(string path) =>
        string.Concat(Path.GetFileNameWithoutExtension(Path.TrimEndingDirectorySeparator(path)).Select(c => char.IsWhiteSpace(c) || c is '@' or ':' ? '-' : c));

    private static ListTarget Target(string text) => ListTarget.TryParse(text.Trim(), out var target) && target.Network is null or { IsAddress: true }
        ? target
        : throw UserException.Usage($"--find {text}: write an address, an address and a port as 192.0.2.1:3333 or [2001:db8::1]:3333, or a port as :3333.");

    private static long Moment(string? text)
    {
        if (text is null)
            return long.MaxValue;
        return MomentText.TryParse(text, out var moment) ? moment.ToUnixTimeMilliseconds() : throw UserException.Usage($"--at {text}: write {MomentText.Expected}.");
    }
}
