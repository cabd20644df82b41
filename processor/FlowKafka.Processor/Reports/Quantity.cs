using System.Globalization;

namespace FlowKafka.Processor.Reports;

/// <summary>Numbers, times and sizes as people read them; always in the invariant culture and UTC.</summary>
internal static class Quantity
{
    private static readonly string[] Units = ["B", "kB", "MB", "GB", "TB", "PB", "EB"];

    /// <summary>Bytes with a decimal unit, as <c>12.3 kB</c>.</summary>
    public static string Bytes(double value)
    {
        var unit = 0;
        while (Math.Abs(value) >= 999.5 && unit < Units.Length - 1)
        {
            value /= 1000;
            unit++;
        }

        var format = unit == 0 || Math.Abs(value) >= 99.95 ? "0" : "0.#";
        return value.ToString(format, CultureInfo.InvariantCulture) + " " + Units[unit];
    }

    /// <summary>A whole number with separators of thousands, as <c>12,345</c>.</summary>
    public static string Count(double value) => value.ToString("#,0.##", CultureInfo.InvariantCulture);

    /// <summary>A measure with three or four digits that say something, as <c>0.0123</c> or <c>1,234</c>.</summary>
    public static string Measure(double value)
    {
        if (value == 0 || !double.IsFinite(value))
            return value.ToString(CultureInfo.InvariantCulture);
        var decimals = Math.Clamp(2 - (int)Math.Floor(Math.Log10(Math.Abs(value))), 0, 8);
        return Math.Round(value, decimals).ToString("#,0.########", CultureInfo.InvariantCulture);
    }

    /// <summary>A part as percents, rounded down so that nothing short of all reads 100 %.</summary>
    public static string Percent(double part) =>
        (Math.Floor(Math.Round(part * 1000, 6)) / 10).ToString("0.#", CultureInfo.InvariantCulture) + " %";

    /// <summary>A moment, as <c>2021-02-19 18:10</c>.</summary>
    public static string Time(long unixMilliseconds) =>
        DateTimeOffset.FromUnixTimeMilliseconds(unixMilliseconds).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A moment's time of day, as <c>18:10</c>.</summary>
    public static string Clock(long unixMilliseconds) =>
        DateTimeOffset.FromUnixTimeMilliseconds(unixMilliseconds).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A length of time, as <c>18 h 20 min</c>; the two greatest units that are not zero.</summary>
    public static string Duration(TimeSpan length)
    {
        if (length < TimeSpan.FromMinutes(1))
            return length.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture) + " s";
        var (days, hours, minutes) = ((int)length.TotalDays, length.Hours, length.Minutes);
        if (days > 0)
            return hours == 0 ? $"{days} d" : $"{days} d {hours} h";
        if (hours > 0)
            return minutes == 0 ? $"{hours} h" : $"{hours} h {minutes} min";
        return length.Seconds == 0 ? $"{minutes} min" : $"{minutes} min {length.Seconds} s";
    }

    /// <summary>A number with its noun, in the plural unless it is one.</summary>
    public static string Of(long count, string singular, string? plural = null) =>
        $"{Count(count)} {(count == 1 ? singular : plural ?? singular + "s")}";
}
