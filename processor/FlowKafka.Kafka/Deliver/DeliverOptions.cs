namespace FlowKafka.Kafka.Deliver;

/// <summary>The deliver stage: the configuration section <c>Deliver</c>.</summary>
public sealed record DeliverOptions
{
    /// <summary>Where detections go. A pipeline takes <see cref="DeliveryPlace.Auto"/> for files; who configures it decides before.</summary>
    public DeliveryPlace To { get; init; } = DeliveryPlace.Auto;

    /// <summary>The folder that the files go to; it is made when it is missing.</summary>
    public string Folder { get; init; } = "detections";

    /// <summary>A file is closed, and the next one begun, before it grows over this many bytes.</summary>
    public long MaximumFileBytes { get; init; } = 64 << 20;

    /// <summary>A file is closed, and the next one begun, before it spans more than this between its documents' <c>@timestamp</c>s.</summary>
    public TimeSpan MaximumFileSpan { get; init; } = TimeSpan.FromHours(24);

    /// <summary>How long a failing disk is tried again before the stage stops.</summary>
    public TimeSpan RetryFor { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Checks the options and gives one line for each fault.</summary>
    public IEnumerable<string> Faults()
    {
        if (Folder.Length == 0)
            yield return "Deliver:Folder is empty: name the folder for the files.";
        if (MaximumFileBytes < 4096)
            yield return $"Deliver:MaximumFileBytes is {MaximumFileBytes}: it must be at least 4096.";
        if (MaximumFileSpan < TimeSpan.FromMinutes(1))
            yield return $"Deliver:MaximumFileSpan is {MaximumFileSpan}: it must be at least a minute.";
        if (RetryFor < TimeSpan.Zero)
            yield return $"Deliver:RetryFor is {RetryFor}: it must not be negative.";
    }
}
