using FlowKafka.Processor.Verbs;

namespace FlowKafka.Processor.Tests;

/// <summary>What the command line did: the same code as the process, without the process.</summary>
internal sealed record CommandRun(int ExitCode, string Output, string Error)
{
    public static async Task<CommandRun> Of(params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var code = await CommandLine.InvokeAsync(args, new Terminal(output, error));
        return new(code, output.ToString(), error.ToString());
    }
}
