using System.IO.Compression;
using FlowKafka.Flows;

namespace FlowKafka.Processor.Tests.RealInput;

/// <summary>
/// Copies a flow log of the default format with every address replaced at random, the same one by the same one within
/// the file. A private address becomes a private one and a public one a public one: whose network it is stays.
/// </summary>
internal sealed class AddressReplacer
{
    private const int SourceColumn = 3, DestinationColumn = 4;

    private readonly Random _random;
    private readonly Dictionary<string, string> _replaced = [];
    private readonly HashSet<string> _taken = [];

    private AddressReplacer(int seed) => _random = new Random(seed);

    /// <summary>Copies a file, plain or gzip, to a plain one.</summary>
    public static void Copy(string from, string to, int seed)
    {
        var replacer = new AddressReplacer(seed);
        using Stream file = File.OpenRead(from);
        using var reader = new StreamReader(from.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file);
        using var writer = new StreamWriter(to) { NewLine = "\n" };
        while (reader.ReadLine() is { } line)
            writer.WriteLine(replacer.Replace(line));
    }

    private string Replace(string line)
    {
        var fields = line.Split(' ');
        if (fields.Length <= DestinationColumn || fields[0] == "version")
            return line;
        foreach (var column in (int[])[SourceColumn, DestinationColumn])
        {
            if (fields[column] != "-")
                fields[column] = Other(fields[column]);
        }

        return string.Join(' ', fields);
    }

    private string Other(string address)
    {
        if (_replaced.TryGetValue(address, out var other))
            return other;
        var isOwn = OwnNetworks.Private.Contains(IpAddress.Parse(address));
        do
        {
            other = IpAddress.FromV4(isOwn ? 0x0A00_0000u | (uint)_random.Next(1 << 24) : (uint)_random.NextInt64(0x0100_0000, 0xDF00_0000)).ToString();
        }
        while (OwnNetworks.Private.Contains(IpAddress.Parse(other)) != isOwn || !_taken.Add(other));
        return _replaced[address] = other;
    }
}
