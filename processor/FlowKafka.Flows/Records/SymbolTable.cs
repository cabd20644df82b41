using System.Text;

namespace FlowKafka.Flows;

/// <summary>
/// Gives names (tenants, reporters) small numbers, so that records carry no strings. Number 0 is the empty name.
/// One table serves one task; it is not safe for concurrent use. Numbers never leave the process.
/// </summary>
public sealed class SymbolTable
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly List<string> _names = [];
    private readonly List<ulong> _hashes = [];
    private readonly int _capacity;

    /// <summary>Makes a table for at most <paramref name="capacity"/> names.</summary>
    public SymbolTable(int capacity = 1 << 20)
    {
        _capacity = capacity;
        _lookup = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();
        TryIntern("", out _);
    }

    /// <summary>How many names the table holds.</summary>
    public int Count => _names.Count;

    /// <summary>The name of a number.</summary>
    public string this[int symbol] => _names[symbol];

    /// <summary>The <see cref="StableHash"/> of the name of a number.</summary>
    public ulong HashOf(int symbol) => _hashes[symbol];

    /// <summary>Gives the number of a name, adding it when it is new; false when the table is full.</summary>
    public bool TryIntern(ReadOnlySpan<char> name, out int symbol)
    {
        if (_lookup.TryGetValue(name, out symbol))
            return true;
        if (_names.Count >= _capacity)
            return false;
        var text = name.ToString();
        symbol = _names.Count;
        _names.Add(text);
        _hashes.Add(StableHash.OfText(text));
        _numbers.Add(text, symbol);
        return true;
    }

    /// <summary>Gives the number of a name.</summary>
    /// <exception cref="InvalidOperationException">The table is full.</exception>
    public int Intern(string name) =>
        TryIntern(name, out var symbol) ? symbol : throw new InvalidOperationException($"More than {_capacity} names.");

    /// <summary>Gives the number of a name in UTF-8; false when the table is full.</summary>
    public bool TryIntern(ReadOnlySpan<byte> utf8, out int symbol)
    {
        Span<char> buffer = utf8.Length <= 256 ? stackalloc char[utf8.Length] : new char[utf8.Length];
        return TryIntern(buffer[..Encoding.UTF8.GetChars(utf8, buffer)], out symbol);
    }
}
