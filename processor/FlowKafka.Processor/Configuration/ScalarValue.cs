using System.Globalization;

namespace FlowKafka.Processor.Configuration;

/// <summary>Reads one value of a setting.</summary>
internal static class ScalarValue
{
    /// <summary>True for types that one text can hold.</summary>
    public static bool IsScalar(Type type) =>
        type == typeof(string) || type == typeof(TimeSpan) || type.IsEnum || (type.IsPrimitive && type != typeof(nint) && type != typeof(nuint));

    /// <summary>The value; or null, and what would have been right.</summary>
    public static object? Parse(Type type, string text, out string expected)
    {
        expected = "";
        if (type == typeof(string))
            return text;
        text = text.Trim();
        if (type == typeof(TimeSpan))
        {
            expected = "a duration, as 30s, 10m, 24h or 00:10:00";
            return DurationText.TryParse(text, out var duration) ? duration : null;
        }

        if (type.IsEnum)
        {
            expected = "one of " + string.Join(", ", Enum.GetNames(type).Where(name => name != "Unset"));
            return !char.IsAsciiDigit(text.FirstOrDefault()) && Enum.TryParse(type, text, ignoreCase: true, out var value) && Enum.IsDefined(type, value) ? value : null;
        }

        if (type == typeof(bool))
        {
            expected = "true or false";
            return bool.TryParse(text, out var flag) ? flag : null;
        }

        expected = type == typeof(double) ? "a number" : $"a whole number {Range(type)}";
        try
        {
            return Convert.ChangeType(text, type, CultureInfo.InvariantCulture);
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            return null;
        }
    }

    private static string Range(Type type) =>
        type == typeof(byte) ? "from 0 to 255" : type == typeof(ushort) ? "from 0 to 65535" : type == typeof(short) ? "from -32768 to 32767" : "";
}
