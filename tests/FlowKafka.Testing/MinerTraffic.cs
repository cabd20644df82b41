using System.Globalization;
using System.Text;

namespace FlowKafka.Testing;

/// <summary>
/// A small network as lines of AWS flow logs: miners that talk to a pool every minute, machines that load now and then,
/// duplicates, second reporters and refused connections. The same seed gives the same lines, in a disorder that stays
/// within the grace period.
/// </summary>
public sealed class MinerTraffic(int seed)
{
    private readonly Random _random = new(seed);
    private readonly List<(long Arrival, string Line)> _lines = [];

    public int Miners { get; init; } = 3;

    public int Others { get; init; } = 20;

    public double Hours { get; init; } = 4;

    /// <summary>First moment, Unix seconds.</summary>
    public long Start { get; init; } = TestFlow.Epoch / 1000;

    /// <summary>The lines in the order of their arrival.</summary>
    public IReadOnlyList<string> Lines()
    {
        var minutes = (int)(Hours * 60);
        for (var miner = 0; miner < Miners; miner++)
        {
            var from = _random.Next(20);
            for (var minute = from; minute < minutes - _random.Next(30); minute++)
                Mine(miner, minute);
        }

        for (var other = 0; other < Others; other++)
        {
            for (var minute = 0; minute < minutes; minute += 1 + _random.Next(12))
                Load(other, minute);
        }

        _lines.Sort(static (one, two) => one.Arrival != two.Arrival
            ? one.Arrival.CompareTo(two.Arrival)
            : string.CompareOrdinal(one.Line, two.Line));
        return _lines.ConvertAll(line => line.Line);
    }

    /// <summary>The lines as values of Kafka messages: some hold one line, some hold several.</summary>
    public IReadOnlyList<byte[]> Values()
    {
        var values = new List<byte[]>();
        var lines = Lines();
        for (var i = 0; i < lines.Count;)
        {
            var count = Math.Min(1 + _random.Next(4), lines.Count - i);
            values.Add(Encoding.ASCII.GetBytes(string.Join('\n', lines.Skip(i).Take(count))));
            i += count;
        }

        return values;
    }

    private void Mine(int miner, int minute)
    {
        var client = $"10.0.0.{10 + miner}";
        var packets = 2 + _random.Next(3);
        Both(miner, client, "198.51.100.7", 40_000 + miner, 3333, packets, packets * (90 + _random.Next(20)), packets, packets * (150 + _random.Next(40)), minute);
    }

    private void Load(int other, int minute)
    {
        var port = 50_000 + _random.Next(1000);
        var packets = 5 + _random.Next(2000);
        if (_random.Next(30) == 0)
            Line(other, $"10.0.1.{10 + other}", $"203.0.113.{other % 7}", port, 22, 1, 40, minute, "REJECT");
        else
            Both(other, $"10.0.1.{10 + other}", $"203.0.113.{other % 7}", port, 443, packets, packets * (52 + _random.Next(30)), packets, packets * (400 + _random.Next(1000)), minute);
    }

    private void Both(int machine, string client, string server, int clientPort, int serverPort, long up, long upBytes, long down, long downBytes, int minute)
    {
        Line(machine, client, server, clientPort, serverPort, up, upBytes, minute, "ACCEPT");
        Line(machine, server, client, serverPort, clientPort, down, downBytes, minute, "ACCEPT");
    }

    private void Line(int machine, string source, string destination, int sourcePort, int destinationPort, long packets, long bytes, int minute, string action)
    {
        var start = Start + (minute * 60) + _random.Next(50);
        var end = start + 5 + _random.Next(50);
        var tail = string.Create(
            CultureInfo.InvariantCulture, $"{source} {destination} {sourcePort} {destinationPort} 6 {packets} {bytes} {start} {end} {action} OK");
        Add(end, $"2 111122223333 eni-{machine:x4} {tail}");
        if (_random.Next(10) == 0)
            Add(end, $"2 111122223333 eni-b{machine:x3} {tail}");
        if (_random.Next(50) == 0)
            Add(end, $"2 111122223333 eni-{machine:x4} {tail}");
    }

    private void Add(long end, string line) => _lines.Add((end + _random.Next(600), line));
}
