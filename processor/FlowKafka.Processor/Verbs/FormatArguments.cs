using System.CommandLine;
using FlowKafka.Avro;
using FlowKafka.Flows;
using FlowKafka.Kafka.Ingest;
using FlowKafka.Processor.Configuration;

namespace FlowKafka.Processor.Verbs;

/// <summary>The options that name the format of files. They win over the configuration section <c>Ingest:Files</c>.</summary>
internal sealed class FormatArguments
{
    private readonly Option<string?> _topic = new("--as-topic")
    {
        Description = "Read the files as the values of this input topic of the configuration (Ingest:Topics). Without it: as Ingest:Files says.",
        HelpName = "TOPIC",
    };

    private readonly Option<FlowLogSource?> _source = new("--source")
    {
        Description = "What wrote the files. Without it: recognised by content.",
        HelpName = string.Join('|', Enum.GetNames<FlowLogSource>()),
    };

    private readonly Option<string?> _fields = FileArguments.Layout();

    private readonly Option<AddressKeying?> _keying = new("--keying")
    {
        Description = "Which addresses of an AWS record are its ends: the packet's, the interface's (Plain), or the packet's where they are there (Auto).",
        HelpName = string.Join('|', Enum.GetNames<AddressKeying>()),
    };

    private readonly Option<string?> _schema = new("--avro-schema")
    {
        Description = "The schema that Avro data is read as.",
        HelpName = "FILE",
    };

    private readonly Option<string[]> _avroFields = new("--avro-field")
    {
        Description = "Where a part of a record is in Avro data, as --avro-field srcaddr=flow.source.ip; may be given several times.",
        HelpName = "PART=PATH",
        DefaultValueFactory = _ => [],
    };

    public void AddTo(Command command)
    {
        command.Add(_source);
        command.Add(_fields);
        command.Add(_keying);
        command.Add(_topic);
        command.Add(_schema);
        command.Add(_avroFields);
    }

    /// <summary>The settings with what the options say in <see cref="IngestOptions.Files"/>.</summary>
    /// <exception cref="UserException">An option does not fit.</exception>
    /// <exception cref="ConfigurationException">The format has a fault.</exception>
    public Settings Apply(ParseResult parsed, Settings settings)
    {
        var files = Start(parsed.GetValue(_topic), settings.Ingest);
        if (parsed.GetValue(_fields) is { } fields)
        {
            if (!FlowLogFormat.TryParse(fields, out _, out var error))
                throw UserException.Usage($"--fields: {error}");
            files = files with { Format = fields };
        }

        if (parsed.GetValue(_schema) is { } schema)
            files = files with { Avro = (files.Avro ?? new()) with { SchemaFile = schema } };
        if (parsed.GetValue(_avroFields) is { Length: > 0 } paths)
            files = files with { Avro = (files.Avro ?? new()) with { Fields = AvroFieldOption.Apply(paths, files.Avro?.Fields ?? new()) } };
        files = files with
        {
            Source = parsed.GetValue(_source) ?? files.Source,
            Keying = parsed.GetValue(_keying) ?? files.Keying,
        };
        var applied = settings with { Ingest = settings.Ingest with { Files = files } };
        string[] faults = [.. applied.Ingest.FileFaults()];
        return faults.Length == 0 ? applied : throw new ConfigurationException(faults);
    }

    /// <summary>What decodes the files.</summary>
    /// <exception cref="UserException">An option does not fit.</exception>
    /// <exception cref="ConfigurationException">The format has a fault.</exception>
    /// <exception cref="AvroSchemaException">A schema file cannot be read.</exception>
    public FlowLogDecoderOptions ToDecoder(ParseResult parsed, Settings settings) => Apply(parsed, settings).ToFileDecoder();

    private static InputFormatOptions Start(string? topic, IngestOptions ingest)
    {
        if (topic is null)
            return ingest.Files;
        return ingest.Topics.FirstOrDefault(known => known.Name == topic) is { } found
            ? new InputFormatOptions { Source = found.Source, Format = found.Format, Keying = found.Keying, Avro = found.Avro }
            : throw UserException.Usage($"--as-topic {topic}: Ingest:Topics has {string.Join(", ", ingest.Topics.Select(known => known.Name))}.");
    }
}
