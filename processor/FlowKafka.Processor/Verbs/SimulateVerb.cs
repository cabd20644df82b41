using System.CommandLine;
using FlowKafka.Processor.Reports;
using FlowKafka.Simulation;

namespace FlowKafka.Processor.Verbs;

/// <summary>Writes the flow logs of a simulated network with miners in it.</summary>
internal sealed class SimulateVerb(Terminal terminal) : IVerb
{
    /// <summary>The names of the files that it writes.</summary>
    public const string LogName = "flow-logs.log", LabelsName = "labels.json";

    private readonly SimulationArguments _network = new();
    private readonly Option<string> _out = new("--out")
    {
        Description = $"The folder for {LogName} and {LabelsName} (what is true of each pair).",
        HelpName = "DIR",
        Required = true,
    };

    public Command ToCommand()
    {
        var command = new Command("simulate", "Writes labelled flow logs of a simulated network with miners in it. The same seed gives the same bytes.") { _out };
        _network.AddTo(command);
        command.SetAction((parsed, stop) => Task.FromResult(Run(parsed, stop)));
        return command;
    }

    private int Run(ParseResult parsed, CancellationToken stop)
    {
        var simulator = _network.Simulator(parsed);
        var folder = parsed.GetValue(_out)!;
        Directory.CreateDirectory(folder);
        var lines = ProgressBar.Show(terminal, "Simulating", Minutes(simulator.Options), told =>
        {
            using var log = new SimulationFile(Path.Combine(folder, LogName));
            return log.Write(simulator, told, stop);
        });
        using (var labels = File.Create(Path.Combine(folder, LabelsName)))
            SimulationLabels.WriteJson(labels, simulator);
        terminal.Out.WriteLine($"{Path.Combine(folder, LogName)}: {Quantity.Of(lines, "line")}, {Quantity.Of(simulator.Conversations.Count, "pair")}, {Quantity.Of(simulator.Miners.Count, "miner")}");
        return ExitCode.Done;
    }

    private static long Minutes(SimulationOptions options) => (long)(options.Hours * 60);
}
