using FlowKafka.Avro;
using FlowKafka.Flows;

namespace FlowKafka.Kafka.Serialization;

/// <summary>The names that the records of a pack refer to, each once, by their place.</summary>
internal sealed class PackNames
{
    private readonly Dictionary<int, int> _places = [];
    private readonly List<string> _names = [];
    private int _lastSymbol = -1;
    private int _lastPlace;

    /// <summary>The place of a symbol's name, which is added when it is new.</summary>
    public int PlaceOf(int symbol, SymbolTable symbols)
    {
        if (symbol == _lastSymbol)
            return _lastPlace;
        if (!_places.TryGetValue(symbol, out var place))
        {
            place = _names.Count;
            _places.Add(symbol, place);
            _names.Add(symbols[symbol]);
        }

        (_lastSymbol, _lastPlace) = (symbol, place);
        return place;
    }

    public void WriteTo(AvroWriter avro)
    {
        avro.BeginBlock(_names.Count);
        foreach (var name in _names)
            avro.WriteString(name);
        avro.EndBlocks();
    }

    public void Clear()
    {
        _places.Clear();
        _names.Clear();
        _lastSymbol = -1;
    }
}
