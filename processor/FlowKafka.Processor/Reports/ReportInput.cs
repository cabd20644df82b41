namespace FlowKafka.Processor.Reports;

/// <summary>What was read. Records: offered is the sum of accepted and set aside.</summary>
internal sealed record ReportInput
{
    /// <summary>Files read; 0 when records came over Kafka.</summary>
    public int Files { get; init; }

    /// <summary>Files left out because they hold no flow log.</summary>
    public int FilesSkipped { get; init; }

    /// <summary>Records offered.</summary>
    public required long Offered { get; init; }

    /// <summary>Records that went to the window stage.</summary>
    public required long Accepted { get; init; }

    /// <summary>Records set aside, by reason; the reason in words.</summary>
    public required IReadOnlyList<(string Reason, long Count)> SetAside { get; init; }

    /// <summary>Accepted records that had been seen before.</summary>
    public long Duplicates { get; init; }

    /// <summary>Windows that were closed.</summary>
    public long Windows { get; init; }

    /// <summary>Points of pairs and windows.</summary>
    public long Points { get; init; }

    /// <summary>Conversations: a pair of addresses that was silent for long begins a new one.</summary>
    public long Conversations { get; init; }

    /// <summary>Start of the first window, Unix milliseconds; null without windows.</summary>
    public long? From { get; init; }

    /// <summary>End of the last window, Unix milliseconds; null without windows.</summary>
    public long? To { get; init; }
}
