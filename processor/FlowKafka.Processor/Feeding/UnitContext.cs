using FlowKafka.Flows;
using FlowKafka.Processor.Files;
using FlowKafka.Processor.Scoring;
using FlowKafka.Streams.Ingest;

namespace FlowKafka.Processor.Feeding;

/// <summary>What holds for all files of a replay.</summary>
internal sealed class UnitContext(ScoreOptions options, long now)
{
    /// <summary>How files are decoded, to know their records' times: every protocol counts.</summary>
    public ScoreOptions Options { get; } = options with
    {
        Admission = options.Admission with { Protocols = [.. Enumerable.Range(0, 256).Select(p => (byte)p)] },
    };

    /// <summary>Decodes units one by one, of whatever file: each is a value of its own.</summary>
    public FlowLogDecoder Decoder { get; } = new(new SymbolTable(), options.Decoder);

    /// <summary>Says which records move a file's time.</summary>
    public Admission Admission => field ??= new Admission(Options.Admission);

    /// <summary>The grace period, in milliseconds.</summary>
    public long Grace => (long)Options.Admission.Grace.TotalMilliseconds;

    /// <summary>The present moment, Unix milliseconds.</summary>
    public long Now => now;

    /// <summary>How many files stay open.</summary>
    public OpenFileLimit Limit { get; } = new(OpenFileLimit.Usual);

    /// <summary>The longest line or document, in bytes.</summary>
    public int LongestUnit { get; init; } = 64 << 20;
}
