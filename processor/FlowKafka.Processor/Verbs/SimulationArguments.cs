using System.CommandLine;
using FlowKafka.Simulation;

namespace FlowKafka.Processor.Verbs;

/// <summary>The options that describe a simulated network.</summary>
internal sealed class SimulationArguments
{
    private static readonly SimulationOptions Usual = new();

    private readonly Option<int> _seed = Number("--seed", "The seed of everything random.", 1);
    private readonly Option<int> _hosts = Number("--hosts", "Machines with a logging interface.", Usual.Hosts);
    private readonly Option<int> _miners = Number("--miners", "XMR miners among them.", Usual.Miners);
    private readonly Option<int> _ethMiners = Number("--eth-miners", "ETH miners beside them.", Usual.EthMiners);
    private readonly Option<int> _zecMiners = Number("--zec-miners", "Equihash miners beside them.", Usual.ZecMiners);
    private readonly Option<int> _accounts = Number("--accounts", "AWS accounts over which the machines are spread.", Usual.Accounts);
    private readonly Option<double> _hours = new("--hours")
    {
        Description = "Length of the simulation in hours.",
        HelpName = "N",
        DefaultValueFactory = _ => Usual.Hours,
    };

    private readonly Option<string> _aggregation = Choice("--aggregation", "Seconds that interfaces add up packets into a record; mixed is half and half.", "600", "60", "mixed");
    private readonly Option<string> _regime = Choice("--regime", "Strengths and pools of the miners: usual; training is weaker, test is stronger.", "usual", "training", "test");

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_seed, _hosts, _hours, _miners, _ethMiners, _zecMiners, _accounts, _aggregation, _regime])
            command.Add(option);
    }

    /// <summary>The simulator that the options ask for.</summary>
    /// <exception cref="UserException">An option is out of its range.</exception>
    public NetworkSimulator Simulator(ParseResult parsed)
    {
        try
        {
            return new NetworkSimulator(new SimulationOptions
            {
                Seed = parsed.GetValue(_seed),
                Hosts = parsed.GetValue(_hosts),
                Hours = parsed.GetValue(_hours),
                Miners = parsed.GetValue(_miners),
                EthMiners = parsed.GetValue(_ethMiners),
                ZecMiners = parsed.GetValue(_zecMiners),
                Accounts = parsed.GetValue(_accounts),
                Aggregation = parsed.GetValue(_aggregation) switch
                {
                    "60" => SimulatedAggregation.Seconds60,
                    "mixed" => SimulatedAggregation.Mixed,
                    _ => SimulatedAggregation.Seconds600,
                },
                Regime = parsed.GetValue(_regime) switch
                {
                    "training" => MinerRegime.Training,
                    "test" => MinerRegime.Test,
                    _ => new MinerRegime(),
                },
            });
        }
        catch (ArgumentException e)
        {
            throw UserException.Usage(e.Message);
        }
    }

    private static Option<int> Number(string name, string description, int usual) => new(name)
    {
        Description = description,
        HelpName = "N",
        DefaultValueFactory = _ => usual,
    };

    private static Option<string> Choice(string name, string description, params string[] choices)
    {
        var option = new Option<string>(name)
        {
            Description = description,
            HelpName = string.Join('|', choices),
            DefaultValueFactory = _ => choices[0],
        };
        option.AcceptOnlyFromAmong(choices);
        return option;
    }
}
