using FlowKafka.Detection;
using FlowKafka.Flows;
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
}
