using FlowKafka.Detection.Models;
using FlowKafka.Streams.Ingest;
using FlowKafka.Streams.Windows;

namespace FlowKafka.Testing;

/// <summary>The shape of a driver's pipeline.</summary>
public sealed record PipelineTestOptions
{
    public int InputPartitions { get; init; } = 1;

    public int FlowPartitions { get; init; } = 2;

    public AdmissionOptions Admission { get; init; } = new();

    public WindowOptions Window { get; init; } = new();

    /// <summary>The models that judge uses; without any there is no judge.</summary>
    public IReadOnlyList<Model> Models { get; init; } = [];

    internal long GraceMs => (long)Admission.Grace.TotalMilliseconds;
}
