using FlowKafka.Avro;
using FlowKafka.Detection.Models;
using FlowKafka.Elasticsearch;
using FlowKafka.Firehose;
using FlowKafka.Flows;
using FlowKafka.Kafka.Client;
using FlowKafka.Kafka.Deliver;
using FlowKafka.Kafka.Ingest;
using FlowKafka.Processor.Knowledge;
using FlowKafka.Processor.Verbs;

namespace FlowKafka.Processor.Configuration;

/// <summary>Finds what is wrong with settings beyond their form, and what is only doubtful.</summary>
internal sealed class SettingsCheck
{
    private readonly List<string> _problems;
    private readonly List<string> _warnings = [];
    private readonly List<Model> _models = [];

    private SettingsCheck(IEnumerable<string> problems) => _problems = [.. problems];

    /// <summary>What must be mended: one line each.</summary>
    public IReadOnlyList<string> Problems => _problems;

    /// <summary>What works, but not as well as it could: one line each.</summary>
    public IReadOnlyList<string> Warnings => _warnings;

    /// <summary>The models that could be read.</summary>
    public IReadOnlyList<Model> Models => _models;

    /// <summary>The lists; null when they have problems.</summary>
    public KnowledgeFiles? Knowledge { get; private set; }

    /// <summary>The identities; null when they have problems.</summary>
    public IdentityFiles? Identities { get; private set; }

    /// <summary>Checks everything that a pipeline needs.</summary>
    public static SettingsCheck OfPipeline(SettingsLoader loaded)
    {
        var check = new SettingsCheck(loaded.Problems);
        if (check.ReadModels(loaded.Settings.Models.Files))
            check._problems.AddRange(loaded.Settings.Models.Faults(check._models));
        check._problems.AddRange(loaded.Settings.Observability.Faults());
        check.CheckElasticsearch(loaded.Settings);
        check._problems.AddRange(loaded.Settings.Detectors.Faults().Select(fault => "Detectors:" + fault));
        try
        {
            check._problems.AddRange(loaded.Settings.ToPipeline(check._models).Faults(check._models));
        }
        catch (FormatException e)
        {
            check._problems.Add($"Ingest:OwnNetworks: {e.Message}");
        }

        check.ReadKnowledge(loaded.Settings);
        // A fault of the windows is told of once.
        check._problems.AddRange(loaded.Settings.Correlation.ToOptions(loaded.Settings.Window, null).Faults().Except(check._problems).ToArray());
        check.DoubtFormats(loaded.Settings);
        return check;
    }

    /// <summary>Checks what a demonstration takes: where it delivers to, and what it tells of itself.</summary>
    public static SettingsCheck OfDemo(SettingsLoader loaded)
    {
        var check = new SettingsCheck(loaded.Problems);
        check._problems.AddRange(loaded.Settings.Observability.Faults());
        check.CheckElasticsearch(loaded.Settings);
        return check;
    }

    /// <summary>Checks all that the door for Firehose needs to open.</summary>
    public static SettingsCheck OfFirehose(SettingsLoader loaded)
    {
        var check = new SettingsCheck(loaded.Problems);
        check._problems.AddRange(KafkaClientOptionsValidator.Validate(loaded.Settings.Kafka));
        check._problems.AddRange(loaded.Settings.Observability.Faults());
        check.CheckFirehose(loaded.Settings.Firehose, mustOpen: true);
        return check;
    }

    /// <summary>Checks the section of the door for Firehose: its form, and what it needs to open where it must.</summary>
    public void CheckFirehose(FirehoseOptions options, bool mustOpen)
    {
        string[] faults = [.. options.Faults()];
        _problems.AddRange(faults.Length == 0 && mustOpen ? options.OpeningFaults() : faults);
    }

    // False when one cannot be read: then nobody knows which names there would have been.
    private bool ReadModels(IReadOnlyList<string> files)
    {
        var areRead = true;
        foreach (var file in files.Count > 0 ? files : ModelFiles.Shipped())
        {
            try
            {
                _models.Add(ModelFiles.Load(file));
            }
            catch (Exception e) when (e is UserException or IOException or UnauthorizedAccessException)
            {
                _problems.Add($"Models:Files: {e.Message}");
                areRead = false;
            }
        }

        return areRead;
    }

    private void CheckElasticsearch(Settings settings)
    {
        string[] faults = [.. settings.Elasticsearch.Faults()];
        _problems.AddRange(faults);
        if (settings.Deliver.To == DeliveryPlace.Elasticsearch && !settings.Elasticsearch.IsOn)
            _problems.Add("Deliver:To is Elasticsearch, and Elasticsearch:Nodes is empty: name its nodes, as https://es-1:9200.");
        if (faults.Length > 0 || !settings.Elasticsearch.IsOn)
            return;
        try
        {
            settings.Elasticsearch.ReadCertificates();
        }
        catch (ServerException e)
        {
            _problems.Add(e.Message);
        }
    }

    private void ReadKnowledge(Settings settings)
    {
        // Without a window size, which is told of elsewhere, there is no window to begin at.
        var windowSize = settings.Window.WindowSize > TimeSpan.Zero ? settings.Window.WindowSize : TimeSpan.FromMinutes(10);
        Knowledge = Open(() => KnowledgeFiles.Open(settings.Lists, windowSize));
        Identities = Open(() => IdentityFiles.Open(settings.Identities, windowSize));
        _warnings.AddRange([.. Knowledge?.Warnings ?? [], .. Identities?.Warnings ?? []]);
    }

    private TFiles? Open<TFiles>(Func<TFiles> open)
        where TFiles : class
    {
        try
        {
            return open();
        }
        catch (ConfigurationException e)
        {
            _problems.AddRange(e.Problems);
            return null;
        }
    }

    private void DoubtFormats(Settings settings)
    {
        foreach (var topic in settings.Ingest.Topics)
            _warnings.AddRange(FormatDoubts.Of($"topic {topic.Name}", topic, settings.Ingest));
        _warnings.AddRange(FormatDoubts.Of("files", settings.Ingest.Files, settings.Ingest));
        foreach (var avro in settings.Ingest.Topics.Append(settings.Ingest.Files).Select(format => format.Avro).OfType<AvroInputOptions>())
            ReadSchemas(avro);
    }

    private void ReadSchemas(AvroInputOptions avro)
    {
        try
        {
            avro.ToFormat(registry: null);
            avro.Registry?.ReadCertificates();
        }
        catch (Exception e) when (e is AvroSchemaException or SchemaSourceException)
        {
            _problems.Add(e.Message);
        }
    }
}
