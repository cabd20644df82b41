namespace FlowKafka.Benchmarks.EndToEnd;

/// <summary>The size of an end-to-end run.</summary>
internal sealed record EndToEndOptions
{
    /// <summary>Pairs that talk in every window.</summary>
    public int Pairs { get; init; } = 100_000;

    /// <summary>Windows of ten minutes.</summary>
    public int Windows { get; init; } = 12;

    /// <summary>Partitions of the input topic.</summary>
    public int InputPartitions { get; init; } = 4;

    /// <summary>Partitions of the internal topics.</summary>
    public int Partitions { get; init; } = 8;

    /// <summary>Reads <c>--name number</c> pairs.</summary>
    public static EndToEndOptions Parse(ReadOnlySpan<string> arguments)
    {
        var options = new EndToEndOptions();
        for (var i = 0; i + 1 < arguments.Length; i += 2)
        {
            var value = int.Parse(arguments[i + 1], System.Globalization.CultureInfo.InvariantCulture);
            options = arguments[i] switch
            {
                "--pairs" => options with { Pairs = value },
                "--windows" => options with { Windows = value },
                "--input-partitions" => options with { InputPartitions = value },
                "--partitions" => options with { Partitions = value },
                _ => throw new ArgumentException($"unknown option {arguments[i]}"),
            };
        }

        return options;
    }
}
