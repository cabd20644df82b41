using FlowKafka.Detection;
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

    /// <summary>Checks what scoring needs.</summary>
    /// <exception cref="ConfigurationException">There is a fault.</exception>
    public void ThrowIfFaulty(IReadOnlyList<Model> models)
    {
        List<string> faults = [.. Window.Faults().Select(fault => $"Window: {fault}"), .. Judge.Faults(models).Select(fault => $"Judge: {fault}")];
        if (faults.Count > 0)
            throw new ConfigurationException(faults);
    }
}
