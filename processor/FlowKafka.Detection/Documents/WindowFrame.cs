using System.Buffers.Text;
using System.Text;

namespace FlowKafka.Detection.Documents;

/// <summary>What the documents of one window have in common, laid out once.</summary>
internal sealed class WindowFrame
{
    private long _start = long.MinValue;
    private long _end;

    /// <summary>All that stands before the event's id.</summary>
    public byte[] BeforeId { get; private set; } = [];

    /// <summary>From behind the event's id to the client's members.</summary>
    public byte[] AfterId { get; private set; } = [];

    /// <summary>From the window's object to whether it is unknown.</summary>
    public byte[] BeforeUnknown { get; private set; } = [];

    /// <summary>The data stream's namespace; null to leave it and the moment out.</summary>
    public string? DataStreamNamespace { get; private set; }

    /// <summary>When documents are delivered.</summary>
    public long Ingested { get; private set; }

    public void Stamp(string dataStreamNamespace, long ingested) =>
        (DataStreamNamespace, Ingested, _start) = (dataStreamNamespace, ingested, long.MinValue);

    public void Choose(long start, long end)
    {
        if (start == _start && end == _end)
            return;
        var (from, to) = (IsoTime.Of(start), IsoTime.Of(end));
        var stream = DataStreamNamespace is null ? "" : $"\"data_stream\":{{\"type\":\"logs\",\"dataset\":\"{WindowDocument.Dataset}\",\"namespace\":\"{Escaped(DataStreamNamespace)}\"}},";
        var ingested = DataStreamNamespace is null ? "" : $"\"ingested\":\"{IsoTime.Of(Ingested)}\",";
        BeforeId = Encoding.UTF8.GetBytes(
            $"{{\"@timestamp\":\"{to}\",{stream}\"ecs\":{{\"version\":\"{EcsObjects.EcsVersion}\"}},\"event\":{{{ingested}\"kind\":\"event\","
            + $"\"category\":[\"network\"],\"type\":[\"connection\"],\"module\":\"flowkafka\",\"dataset\":\"{WindowDocument.Dataset}\",\"id\":\"");
        AfterId = Encoding.UTF8.GetBytes($"\",\"start\":\"{from}\",\"end\":\"{to}\"}},\"client\":{{");
        Span<byte> seconds = stackalloc byte[32];
        Utf8Formatter.TryFormat((end - start) / 1000.0, seconds, out var written);
        BeforeUnknown = [.. "\"window\":{\"seconds\":"u8, .. seconds[..written], .. ",\"unknown\":"u8];
        (_start, _end) = (start, end);
    }

    private static string Escaped(string text) => System.Text.Json.JsonEncodedText.Encode(text, EcsObjects.Options.Encoder).ToString();
}
