using System.Buffers;

namespace FlowKafka.Processor.Feeding;

/// <summary>
/// Divides text into JSON documents: those that stand one after the other, and the elements of arrays at the top. Of
/// <c>{"records":[…]}</c>, as Azure writes hours of flows into one document, the elements are units, since an hour is too
/// long for a message. What is no JSON is a unit up to its line's end, so that whoever reads it sees what is wrong.
/// </summary>
internal sealed class JsonUnits(UnitBuffer buffer) : IUnitReader
{
    private static readonly SearchValues<byte> Between = SearchValues.Create(" \t\r\n,[]"u8);

    private JsonScan _scan;
    private bool _isInRecords;
    private bool _isAfterRecords;

    public MessageFrame Frame => _isInRecords ? MessageFrame.Records : MessageFrame.Documents;

    public bool TryRead(out ReadOnlyMemory<byte> unit)
    {
        while (SkipBetween())
        {
            if (!_isInRecords && RecordsHead.TryMatch(buffer, out var head))
            {
                buffer.Take(head);
                (_isInRecords, _isAfterRecords) = (true, false);
                continue;
            }

            if (_isAfterRecords)
            {
                SkipRest();
                continue;
            }

            unit = buffer.Take(LengthOfNext());
            return true;
        }

        unit = default;
        return false;
    }

    public void Dispose() => buffer.Dispose();

    // White space, commas and the brackets of arrays; false at the end.
    private bool SkipBetween()
    {
        do
        {
            var between = buffer.Span.IndexOfAnyExcept(Between);
            var skipped = buffer.Take(between < 0 ? buffer.Span.Length : between).Span;
            _isAfterRecords |= _isInRecords && skipped.Contains((byte)']');
            if (between >= 0)
                return true;
        }
        while (buffer.Fill());
        return false;
    }

    // What follows the records in their document holds none.
    private void SkipRest()
    {
        (_isInRecords, _isAfterRecords) = (false, false);
        _scan = new JsonScan(depth: 1);
        buffer.Take(ScanToEnd());
    }

    private int LengthOfNext()
    {
        if (buffer.Span[0] is not ((byte)'{' or (byte)'['))
            return LengthOfLine();
        _scan = new JsonScan(depth: 0);
        return ScanToEnd();
    }

    private int ScanToEnd()
    {
        var at = 0;
        while (!_scan.TryEnd(buffer.Span, ref at))
        {
            if (!buffer.Fill())
                return buffer.Span.Length;
        }

        return at;
    }

    private int LengthOfLine()
    {
        while (true)
        {
            var feed = buffer.Span.IndexOfAny((byte)'\n', (byte)'{');
            if (feed > 0)
                return feed;
            if (!buffer.Fill())
                return buffer.Span.Length;
        }
    }
}
