using System.Text.Json;

namespace FlowKafka.Flows;

/// <summary>Tells JSON that is nested too deep from JSON that is broken.</summary>
internal static class JsonDepth
{
    /// <summary>What all readers take; beyond it nothing is read.</summary>
    public const int Most = 64;

    /// <summary>Looks at the value at the start of the data: true when it is nested deeper than that, false when it ends or
    /// breaks before, null when more bytes must tell.</summary>
    public static bool? IsExceeded(ReadOnlySpan<byte> data)
    {
        var reader = new Utf8JsonReader(data, isFinalBlock: false, new JsonReaderState(new JsonReaderOptions { MaxDepth = 2 * Most }));
        try
        {
            while (reader.Read())
            {
                if (reader.CurrentDepth >= Most && reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                    return true;
                if (reader.CurrentDepth == 0 && reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
                    return false;
            }

            return null;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
