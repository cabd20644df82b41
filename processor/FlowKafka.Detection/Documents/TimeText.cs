using System.Text;

namespace FlowKafka.Detection.Documents;

/// <summary>Writes times as <see cref="IsoTime.Of"/>; of times of one day the date is made once.</summary>
internal sealed class TimeText
{
    // With the quotes.
    private const int Length = 26;

    private const long Day = 86_400_000;

    // The end of the year 9999.
    private const long Last = 253_402_300_799_999;

    private readonly byte[] _text = [.. "\"2000-01-01T00:00:00.000Z\""u8];
    private long _day = -1;

    /// <summary>Writes a time in quotes.</summary>
    public void Write(ref Utf8Cursor json, long unixMilliseconds)
    {
        if (unixMilliseconds is < 0 or > Last)
        {
            Encoding.ASCII.GetBytes(IsoTime.Of(unixMilliseconds), _text.AsSpan(1));
            _day = -1;
        }
        else
        {
            var day = unixMilliseconds / Day;
            if (day != _day)
                SetDate(day);
            SetTime((uint)(unixMilliseconds - (day * Day)));
        }

        json.Write(_text.AsSpan(0, Length));
    }

    private void SetDate(long day)
    {
        var date = DateTime.UnixEpoch.AddDays(day);
        SetTwo(1, (uint)date.Year / 100);
        SetTwo(3, (uint)date.Year % 100);
        SetTwo(6, (uint)date.Month);
        SetTwo(9, (uint)date.Day);
        _day = day;
    }

    private void SetTime(uint inDay)
    {
        var (seconds, milliseconds) = Math.DivRem(inDay, 1000);
        var (minutes, second) = Math.DivRem(seconds, 60);
        var (hour, minute) = Math.DivRem(minutes, 60);
        SetTwo(12, hour);
        SetTwo(15, minute);
        SetTwo(18, second);
        _text[21] = (byte)('0' + (milliseconds / 100));
        SetTwo(22, milliseconds % 100);
    }

    private void SetTwo(int at, uint value)
    {
        var tens = value / 10;
        _text[at] = (byte)('0' + tens);
        _text[at + 1] = (byte)('0' + value - (10 * tens));
    }
}
