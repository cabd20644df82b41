using System.CommandLine;
using FlowKafka.Kafka.Pipeline;
using FlowKafka.Processor.Feeding;
using FlowKafka.Processor.Reports;
using FlowKafka.Simulation;

namespace FlowKafka.Processor.Verbs;

/// <summary>Writes the flow logs of a simulated network with miners in it, to files or to Kafka.</summary>
internal sealed class SimulateVerb(Terminal terminal) : IVerb
{
    /// <summary>The names of the files that it writes.</summary>
    public const string LogName = "flow-logs.log", LabelsName = "labels.json";

    private readonly SimulationArguments _network = new();
    private readonly FeedArguments _feed = new();
    private readonly ConfigurationArguments _configuration = new();
    private readonly Option<string?> _out = new("--out")
    {
        Description = $"The folder for {LogName} and {LabelsName} (what is true of each pair); with --topic for the labels alone.",
        HelpName = "DIR",
    };

    public Command ToCommand()
    {
        var command = new Command("simulate", "Writes labelled flow logs of a simulated network with miners in it, to files or to Kafka. The same seed gives the same bytes.") { _out };
        _network.AddTo(command);
        _feed.AddTo(command, isRequired: false);
        _configuration.AddTo(command, withModels: false);
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        var (folder, topic) = (parsed.GetValue(_out), _feed.Topic(parsed));
        if (folder is null && topic is null)
            throw UserException.Usage("Say where to: --out DIR for files, --topic TOPIC for Kafka.");
        var simulator = _network.Simulator(parsed);
        var lines = topic is null ? ToFile(simulator, folder!, stop) : await ToTopicAsync(parsed, simulator, stop);
        if (folder is not null)
        {
            Directory.CreateDirectory(folder);
            using var labels = File.Create(Path.Combine(folder, LabelsName));
            SimulationLabels.WriteJson(labels, simulator);
        }

        terminal.Out.WriteLine($"{topic ?? Path.Combine(folder!, LogName)}: {Quantity.Of(lines, "line")}, {Quantity.Of(simulator.Conversations.Count, "pair")}, {Quantity.Of(simulator.Miners.Count, "miner")}");
        return ExitCode.Done;
    }

    private long ToFile(NetworkSimulator simulator, string folder, CancellationToken stop)
    {
        Directory.CreateDirectory(folder);
        return ProgressBar.Show(terminal, "Simulating", Minutes(simulator.Options), told =>
        {
            using var log = new SimulationFile(Path.Combine(folder, LogName));
            return log.Write(simulator, told, stop);
        });
    }

    private async Task<long> ToTopicAsync(ParseResult parsed, NetworkSimulator simulator, CancellationToken stop)
    {
        var perMessage = _feed.LinesPerMessage(parsed);
        using var feed = await _feed.OpenAsync(parsed, _configuration.LoadSettings(parsed), terminal);
        try
        {
            return ProgressBar.Show(terminal, "Simulating", Minutes(simulator.Options), told => SimulationFeed.Send(simulator, feed, perMessage, told, stop));
        }
        catch (StageFailedException e)
        {
            throw StageFailures.ToUser(e);
        }
    }

    private static long Minutes(SimulationOptions options) => (long)(options.Hours * 60);
}
