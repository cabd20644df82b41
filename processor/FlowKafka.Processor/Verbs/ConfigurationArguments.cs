using System.CommandLine;
using FlowKafka.Detection.Models;
using FlowKafka.Kafka.Pipeline;
using FlowKafka.Processor.Configuration;
using FlowKafka.Processor.Scoring;

namespace FlowKafka.Processor.Verbs;

/// <summary>The options by which verbs are configured.</summary>
internal sealed class ConfigurationArguments
{
    private readonly Option<string?> _config = new("--config")
    {
        Description = "The configuration file. Without it: appsettings.json here, or else the one that comes with the program.",
        HelpName = "FILE",
    };

    private readonly Option<string[]> _set = new("--set")
    {
        Description = "A setting, as --set Ingest:Grace=30m; may be given several times. It wins over FLOWKAFKA__Ingest__Grace in the environment, and that over the file.",
        HelpName = "SECTION:KEY=VALUE",
        DefaultValueFactory = _ => [],
    };

    private readonly Option<string?> _servers = new("--bootstrap-servers")
    {
        Description = "The Kafka brokers (Kafka:BootstrapServers).",
        HelpName = "HOST:PORT,…",
    };

    private readonly Option<string?> _stages = new("--stages")
    {
        Description = "The stages to run, of ingest, window, group, host, judge, correlate, deliver, export (Pipeline:Stages). Without it: all.",
        HelpName = "STAGE,…",
    };

    private readonly Option<string[]> _models = FileArguments.Models();

    private readonly Option<string[]> _shadow = new("--shadow")
    {
        Description = "A model that reports, but never alerts (Models:Shadow): its name, or name@version. May be given several times.",
        HelpName = "NAME",
        DefaultValueFactory = _ => [],
    };

    public void AddTo(Command command, bool withKafka = true, bool withStages = false, bool withModels = true, bool withShadow = true)
    {
        if (withStages)
            command.Add(_stages);
        if (withModels)
            command.Add(_models);
        if (withModels && withShadow)
            command.Add(_shadow);
        if (withKafka)
            command.Add(_servers);
        command.Add(_config);
        command.Add(_set);
    }

    /// <summary>Reads the configuration; problems are in the answer.</summary>
    public SettingsLoader Load(ParseResult parsed) => SettingsLoader.Load(parsed.GetValue(_config), Overrides(parsed));

    /// <summary>Reads the settings of a verb that needs no pipeline.</summary>
    /// <exception cref="ConfigurationException">There is a problem.</exception>
    public Settings LoadSettings(ParseResult parsed)
    {
        var loaded = Load(parsed);
        string[] problems = [.. loaded.Problems, .. loaded.Settings.Ingest.FileFaults(), .. loaded.Settings.Ingest.Faults().Where(fault => fault.StartsWith("Ingest:OwnNetworks", StringComparison.Ordinal))];
        return problems.Length == 0 ? loaded.Settings : throw new ConfigurationException(problems);
    }

    /// <summary>How files are scored with these settings and models.</summary>
    /// <exception cref="ConfigurationException">There is a fault.</exception>
    public static ScoreOptions ToScore(Settings settings, IReadOnlyList<Model> models)
    {
        string[] faults = [.. settings.Models.Faults(models), .. settings.Detectors.Faults().Select(fault => "Detectors:" + fault)];
        if (faults.Length > 0)
            throw new ConfigurationException(faults);
        var options = settings.ToScore(models, OutsideKnowledge.Open(settings));
        options.ThrowIfFaulty(models);
        return options;
    }

    private Dictionary<string, string?> Overrides(ParseResult parsed)
    {
        var all = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var text in parsed.GetValue(_set)!)
        {
            var equals = text.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
                throw UserException.Usage($"--set {text}: write SECTION:KEY=VALUE, as Ingest:Grace=30m.");
            all[text[..equals].Trim()] = text[(equals + 1)..];
        }

        if (parsed.GetResult(_servers) is not null && parsed.GetValue(_servers) is { } servers)
            all["Kafka:BootstrapServers"] = servers;
        if (parsed.GetResult(_models) is not null && parsed.GetValue(_models) is { Length: > 0 } models)
        {
            for (var i = 0; i < models.Length; i++)
                all[$"Models:Files:{i}"] = models[i];
        }

        if (parsed.GetResult(_shadow) is not null && parsed.GetValue(_shadow) is { Length: > 0 } shadow)
            all["Models:Shadow"] = string.Join(',', shadow);
        if (parsed.GetResult(_stages) is not null && parsed.GetValue(_stages) is { } stages)
            all["Pipeline:Stages"] = CheckedStages(stages);
        return all;
    }

    private static string CheckedStages(string stages)
    {
        var names = stages.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var wrong = names.FirstOrDefault(name => !Enum.GetNames<PipelineStage>().Contains(name, StringComparer.OrdinalIgnoreCase));
        return wrong is null && names.Length > 0
            ? string.Join(',', names)
            : throw UserException.Usage($"--stages {stages}: name some of ingest, window, group, host, judge, correlate, deliver, export.");
    }
}
