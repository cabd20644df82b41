using FlowKafka.Avro;

namespace FlowKafka.Kafka.Serialization;

/// <summary>The tenants that the entries of a pack refer to, each once, by their place.</summary>
internal sealed class TenantNames
{
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly List<string> _names = [];
    private string? _last;
    private int _lastPlace;

    /// <summary>The place of a name, which is added when it is new.</summary>
    public int PlaceOf(string name)
    {
        if (ReferenceEquals(name, _last))
            return _lastPlace;
        if (!_places.TryGetValue(name, out var place))
        {
            place = _names.Count;
            _places.Add(name, place);
            _names.Add(name);
        }

        (_last, _lastPlace) = (name, place);
        return place;
    }

    /// <summary>Writes the names as an array, and forgets them.</summary>
    public void WriteTo(AvroWriter avro)
    {
        avro.BeginBlock(_names.Count);
        foreach (var name in _names)
            avro.WriteString(name);
        avro.EndBlocks();
        _places.Clear();
        _names.Clear();
        _last = null;
    }
}
