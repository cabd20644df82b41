using FlowKafka.Detection;
using FlowKafka.Detection.Correlation;
using FlowKafka.Detection.Hosts;
using FlowKafka.Detection.Models;
using FlowKafka.Flows;
using FlowKafka.Processor.Configuration;
using FlowKafka.Streams.Ingest;
using FlowKafka.Streams.Windows;

namespace FlowKafka.Processor.Scoring;

/// <summary>How files are scored: the same settings as the pipeline's.</summary>
internal sealed record ScoreOptions
{
    public FlowLogDecoderOptions Decoder { get; init; } = new();

    public AdmissionOptions Admission { get; init; } = new();

    public WindowOptions Window { get; init; } = new();

    public JudgeOptions Judge { get; init; } = new();

    /// <summary>Profiles of hosts; null to do without.</summary>
    public HostOptions? Hosts { get; init; } = new();

    public CorrelationOptions Correlation { get; init; } = new();

    /// <summary>How profiles of hosts are kept, given the models; null to do without.</summary>
    public HostOptions? HostsOf(IReadOnlyList<Model> models) => Hosts is null ? null : Hosts with
    {
        WindowSize = Window.WindowSize,
        ConversationSilence = Window.ConversationSilence,
        OwnNetworks = Judge.OwnNetworks,
        Models = models,
    };

    /// <summary>Checks what scoring needs.</summary>
    /// <exception cref="ConfigurationException">There is a fault.</exception>
    public void ThrowIfFaulty(IReadOnlyList<Model> models)
    {
        List<string> faults =
        [
            .. Window.Faults().Select(fault => $"Window: {fault}"),
            .. Judge.Faults(models).Select(fault => $"Judge: {fault}"),
            .. (Hosts?.Faults() ?? []).Select(fault => $"Hosts: {fault}"),
            .. Correlation.Faults().Select(fault => $"Correlation: {fault}"),
        ];
        if (faults.Count > 0)
            throw new ConfigurationException(faults);
    }
}
