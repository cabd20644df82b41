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
    private readonly Option<int> _btcMiners = Number("--btc-miners", "BTC miners beside them.", Usual.BtcMiners);
    private readonly Option<int> _proxyMiners = Number("--proxy-miners", "XMR rigs behind mining proxies beside them; a proxy for twelve takes a machine too.", Usual.ProxyMiners);
    private readonly Option<int> _soloMiners = Number("--solo-miners", "XMR miners without a pool beside them.", Usual.SoloMiners);
    private readonly Option<int> _stealthMiners = Number("--stealth-miners", "Malware of little power over TLS beside them.", Usual.StealthMiners);
    private readonly Option<int> _rotatingMiners = Number("--rotating-miners", "XMR miners that hop over a pool's addresses beside them.", Usual.RotatingMiners);
    private readonly Option<int> _accounts = Number("--accounts", "AWS accounts over which the machines are spread.", Usual.Accounts);
    private readonly Option<double> _hours = new("--hours")
    {
        Description = "Length of the simulation in hours.",
        HelpName = "N",
        DefaultValueFactory = _ => Usual.Hours,
    };

    private readonly Option<string> _aggregation = Choice("--aggregation", "Seconds that interfaces add up packets into a record; mixed is half and half.", "600", "60", "mixed");
    private readonly Option<string> _regime = Choice("--regime", "Strengths and pools of the miners: usual; training is weaker, test is stronger, wide is of all sorts, reference is the pool of public captures.", "usual", "training", "test", "wide", "reference");
    private readonly Option<string> _fleet = Choice("--fleet", "What the machines are there for: half desktops, or mostly servers.", "office", "cloud");
    private readonly Option<double> _passingPairs = new("--passing-pairs")
    {
        Description = "Pairs for each machine that speak for some minutes only, or some times.",
        HelpName = "N",
        DefaultValueFactory = _ => Usual.PassingPairs,
    };

    private readonly Option<bool> _aligned = new("--aligned")
    {
        Description = "Cut all windows at multiples of their length, as converters of packet captures do.",
    };

    private readonly Option<bool> _minersOnly = new("--miners-only") { Description = "Leave out everybody who does not mine." };

    public void AddTo(Command command)
    {
        Option[] options =
        [
            _seed, _hosts, _hours, _miners, _ethMiners, _zecMiners, _btcMiners, _proxyMiners, _soloMiners, _stealthMiners, _rotatingMiners,
            _accounts, _aggregation, _regime, _fleet, _passingPairs, _aligned, _minersOnly,
        ];
        foreach (var option in options)
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
                BtcMiners = parsed.GetValue(_btcMiners),
                ProxyMiners = parsed.GetValue(_proxyMiners),
                SoloMiners = parsed.GetValue(_soloMiners),
                StealthMiners = parsed.GetValue(_stealthMiners),
                RotatingMiners = parsed.GetValue(_rotatingMiners),
                Accounts = parsed.GetValue(_accounts),
                Fleet = parsed.GetValue(_fleet) == "cloud" ? SimulatedFleet.Cloud : SimulatedFleet.Office,
                PassingPairs = parsed.GetValue(_passingPairs),
                AlignedWindows = parsed.GetValue(_aligned),
                OrdinaryTraffic = !parsed.GetValue(_minersOnly),
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
                    "wide" => MinerRegime.Wide,
                    "reference" => MinerRegime.ReferencePool,
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
