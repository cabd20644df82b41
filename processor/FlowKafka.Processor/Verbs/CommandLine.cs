using System.CommandLine;
using System.CommandLine.Parsing;

namespace FlowKafka.Processor.Verbs;

/// <summary>Finds the verb, runs it, and turns every failure into one line and an exit code.</summary>
internal static class CommandLine
{
    private static readonly TimeSpan TimeToStop = TimeSpan.FromSeconds(60);

    private static readonly Option<bool> Verbose = new("--verbose")
    {
        Description = "Show the details of an unexpected failure (also FLOWKAFKA_VERBOSE=1).",
        Recursive = true,
    };

    public static async Task<int> InvokeAsync(string[] args, Terminal terminal)
    {
        var root = Root(terminal);
        var parsed = root.Parse(args.Length == 0 ? ["--help"] : args);
        if (parsed.Errors.Count > 0)
            return WrongUsage(parsed, terminal);
        try
        {
            var code = await parsed.InvokeAsync(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = TimeToStop,
                Output = terminal.Out,
                Error = terminal.Error,
            });
            await terminal.Out.FlushAsync();
            return args.Length == 0 ? ExitCode.Usage : code;
        }
#pragma warning disable CA1031 // The last line of defence: whatever went wrong becomes one line.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return Failure.Report(e, terminal, IsVerbose(parsed));
        }
    }

    private static RootCommand Root(Terminal terminal)
    {
        var root = new RootCommand("Finds cryptocurrency miners in flow logs: Kafka in, explained detections out.") { Verbose };
        foreach (var verb in VerbList.Of(terminal))
            root.Add(verb.ToCommand());
        return root;
    }

    private static int WrongUsage(ParseResult parsed, Terminal terminal)
    {
        foreach (var error in parsed.Errors.Select(e => e.Message).Distinct())
            terminal.Error.WriteLine(error);
        var path = string.Join(' ', Path(parsed.CommandResult));
        terminal.Error.WriteLine($"See: flowkafka {path}{(path.Length == 0 ? "" : " ")}--help");
        return ExitCode.Usage;
    }

    private static Stack<string> Path(CommandResult command)
    {
        var names = new Stack<string>();
        for (SymbolResult? at = command; at is CommandResult { Command: not RootCommand } inner; at = at.Parent)
            names.Push(inner.Command.Name);
        return names;
    }

    private static bool IsVerbose(ParseResult parsed) =>
        parsed.GetValue(Verbose) || Environment.GetEnvironmentVariable("FLOWKAFKA_VERBOSE") is { Length: > 0 } and not "0";
}
