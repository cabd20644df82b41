using System.Buffers;

namespace FlowKafka.Processor.Feeding;

/// <summary>Finds where a JSON value ends, by its brackets and strings alone; whether it is right is for its reader to say.</summary>
internal struct JsonScan(int depth)
{
    private static readonly SearchValues<byte> Brackets = SearchValues.Create("{}[]\""u8);
    private static readonly SearchValues<byte> QuoteOrEscape = SearchValues.Create("\"\\"u8);

    private int _depth = depth;
    private bool _isInString;

    /// <summary>Scans on from <paramref name="at"/>; true when the value ends, just before the new <paramref name="at"/>.</summary>
    public bool TryEnd(ReadOnlySpan<byte> text, ref int at)
    {
        while (true)
        {
            var found = at >= text.Length ? -1 : text[at..].IndexOfAny(_isInString ? QuoteOrEscape : Brackets);
            if (found < 0)
            {
                at = text.Length;
                return false;
            }

            at += found;
            switch (text[at])
            {
                case (byte)'\\' when at + 1 == text.Length:
                    return false;
                case (byte)'\\':
                    at += 2;
                    break;
                case (byte)'"':
                    _isInString = !_isInString;
                    at++;
                    break;
                case (byte)'{' or (byte)'[':
                    _depth++;
                    at++;
                    break;
                default:
                    at++;
                    if (--_depth <= 0)
                        return true;
                    break;
            }
        }
    }
}
