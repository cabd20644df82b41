using FlowKafka.Flows;
using FlowKafka.Streams.Ingest;

namespace FlowKafka.Kafka.Ingest;

/// <summary>The ingest stage: the configuration section <c>Ingest</c>. All instances of one pipeline must agree on it.</summary>
public sealed record IngestOptions
{
    /// <summary>The input topics.</summary>
    public IReadOnlyList<InputTopicOptions> Topics { get; init; } = [];

    /// <summary>What files hold that are read without Kafka.</summary>
    public InputFormatOptions Files { get; init; } = new();

    /// <summary>Which addresses of an AWS record are its ends, unless a topic says otherwise.</summary>
    public AddressKeying Keying { get; init; } = AddressKeying.Auto;

    /// <summary>Where a partition starts that has never been read. It must be said.</summary>
    public StartPosition Start { get; init; } = StartPosition.Unset;

    /// <summary>What separates equal address pairs of different networks.</summary>
    public Tenancy Tenancy { get; init; } = Tenancy.Account;

    /// <summary>IANA numbers of the protocols that are watched.</summary>
    public IReadOnlyList<byte> Protocols { get; init; } = [6];

    /// <summary>The networks whose refused traffic is outbound, as <c>10.0.0.0/8</c>; empty for the private ranges.</summary>
    public IReadOnlyList<string> OwnNetworks { get; init; } = [];

    /// <summary>How much disorder within one input partition is waited for.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromMinutes(25);

    /// <summary>How far a record may be ahead of the clock.</summary>
    public TimeSpan FutureLead { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long a partition must have been silent at its end before it is declared idle.</summary>
    public TimeSpan IdleAfter { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>How far, in event time, a partition may run ahead of the slowest before it is paused.</summary>
    public TimeSpan MaximumAhead { get; init; } = TimeSpan.FromHours(2);

    /// <summary>How often what was read is written through and its position stored.</summary>
    public TimeSpan CycleInterval { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How often the control record is repeated when nothing moves.</summary>
    public TimeSpan RepeatInterval { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>The longest line that is taken, in bytes.</summary>
    public int MaximumLine { get; init; } = 65_536;

    /// <summary>Checks the options and gives one line for each fault.</summary>
    public IEnumerable<string> Faults()
    {
        if (Topics.Count == 0)
            yield return "Ingest:Topics is empty: name the topics that hold flow logs.";
        for (var i = 0; i < Topics.Count; i++)
        {
            if (Topics[i].Name.Length == 0)
                yield return $"Ingest:Topics:{i}:Name is empty.";
            foreach (var fault in Topics[i].FormatFaults(Keying, areFiles: false))
                yield return $"Ingest:Topics:{i}:{fault}";
        }

        foreach (var fault in FileFaults())
            yield return fault;

        if (Topics.Select(topic => topic.Name).Distinct(StringComparer.Ordinal).Count() < Topics.Count)
            yield return "Ingest:Topics names a topic twice.";
        if (Start == StartPosition.Unset)
            yield return "Ingest:Start is not set: say Earliest or Latest.";
        if (Protocols.Count == 0)
            yield return "Ingest:Protocols is empty: nothing would be watched.";
        foreach (var fault in TimeFaults())
            yield return fault;
        if (MaximumLine is < FlowLogDecoderOptions.LeastMaximumLine or > 16 << 20)
            yield return $"Ingest:MaximumLine is {MaximumLine}: it must be from {FlowLogDecoderOptions.LeastMaximumLine} bytes to 16 MiB.";
        if (NetworkFault() is { } network)
            yield return network;
    }

    /// <summary>Checks what files need and gives one line for each fault.</summary>
    public IEnumerable<string> FileFaults() => Files.FormatFaults(Keying, areFiles: true).Select(fault => $"Ingest:Files:{fault}");

    /// <summary>What the pure admission needs of these options.</summary>
    public AdmissionOptions Admission(TimeSpan windowSize) => new()
    {
        WindowSize = windowSize,
        Grace = Grace,
        FutureLead = FutureLead,
        Protocols = Protocols,
        OwnNetworks = Networks(),
    };

    /// <summary>The own networks.</summary>
    /// <exception cref="FormatException">An entry is no network.</exception>
    public OwnNetworks Networks() => OwnNetworks.Count == 0 ? Flows.OwnNetworks.Private : Flows.OwnNetworks.Parse(OwnNetworks);

    private IEnumerable<string> TimeFaults()
    {
        if (Grace < TimeSpan.Zero)
            yield return $"Ingest:Grace is {Grace}: it must not be negative.";
        if (FutureLead < TimeSpan.Zero)
            yield return $"Ingest:FutureLead is {FutureLead}: it must not be negative.";
        if (IdleAfter <= TimeSpan.Zero)
            yield return $"Ingest:IdleAfter is {IdleAfter}: it must be positive.";
        if (MaximumAhead < TimeSpan.FromMinutes(10))
            yield return $"Ingest:MaximumAhead is {MaximumAhead}: it must be at least 10 minutes.";
        if (CycleInterval < TimeSpan.FromMilliseconds(10) || CycleInterval > TimeSpan.FromMinutes(1))
            yield return $"Ingest:CycleInterval is {CycleInterval}: it must be from 10 milliseconds to a minute.";
        if (RepeatInterval < TimeSpan.FromMilliseconds(100) || RepeatInterval > TimeSpan.FromMinutes(5))
            yield return $"Ingest:RepeatInterval is {RepeatInterval}: it must be from 100 milliseconds to 5 minutes.";
    }

    private string? NetworkFault()
    {
        try
        {
            Networks();
            return null;
        }
        catch (FormatException e)
        {
            return "Ingest:OwnNetworks: " + e.Message;
        }
    }
}
