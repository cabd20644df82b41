namespace FlowKafka.Detection.Hosts.Tables;

/// <summary>Numbers for texts of which there are few, from 1 on; 0 is no text.</summary>
internal sealed class TextTable
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _texts = [""];
    private string? _last;
    private int _lastNumber;

    public string this[int number] => _texts[number];

    public int NumberOf(string text)
    {
        if (ReferenceEquals(text, _last))
            return _lastNumber;
        if (!_numbers.TryGetValue(text, out var number))
        {
            number = _texts.Count;
            _numbers.Add(text, number);
            _texts.Add(text);
        }

        (_last, _lastNumber) = (text, number);
        return number;
    }

    /// <summary>Orders numbers as their texts, by ordinals.</summary>
    public int Compare(int one, int other) => one == other ? 0 : string.CompareOrdinal(_texts[one], _texts[other]);
}
