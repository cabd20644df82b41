using System.CommandLine;
using FlowKafka.Processor.Configuration;
using FlowKafka.Processor.Reports;

namespace FlowKafka.Processor.Verbs;

/// <summary>Checks the configuration without starting anything.</summary>
internal sealed class ValidateVerb(Terminal terminal) : IVerb
{
    private readonly ConfigurationArguments _configuration = new();
    private readonly Option<bool> _print = new("--print")
    {
        Description = "Print the effective configuration as JSON, with secrets hidden.",
    };

    public Command ToCommand()
    {
        var command = new Command("validate", "Checks the configuration without starting anything. Exit code 78 when something must be mended.") { _print };
        _configuration.AddTo(command, withStages: true);
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var loaded = _configuration.Load(parsed);
        var check = SettingsCheck.OfPipeline(loaded);
        check.CheckFirehose(loaded.Settings.Firehose, loaded.Settings.Firehose.IsConfigured);
        if (parsed.GetValue(_print))
            terminal.Out.WriteLine(SettingsText.Of(loaded.Settings));
        foreach (var warning in check.Warnings)
            terminal.Error.WriteLine($"warning: {warning}");
        foreach (var problem in check.Problems)
            terminal.Error.WriteLine(problem);
        if (check.Problems.Count > 0)
            return ExitCode.Configuration;
        if (!parsed.GetValue(_print))
            terminal.Out.WriteLine($"The configuration{(loaded.File is null ? "" : $" of {loaded.File}")} is good, with {Quantity.Of(check.Models.Count, "model")}.");
        return ExitCode.Done;
    }
}
