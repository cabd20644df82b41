using System.Buffers;
using System.Globalization;
using System.Numerics;
using System.Text.Json;
using FlowKafka.Detection.Documents;
using FlowKafka.Detection.Episodes;
using FlowKafka.Detection.Models;
using FlowKafka.Detection.Orientation;
using FlowKafka.Flows;
using FlowKafka.Streams.Points;
using IsoTime = FlowKafka.Detection.Documents.IsoTime;

namespace FlowKafka.Detection.Tests.Documents;

/// <summary>Flow documents as <see cref="WindowDocument"/> writes them, by Utf8JsonWriter: slower, and easier to believe.</summary>
internal sealed class ReferenceWindowDocument(OwnNetworks ownNetworks, IReadOnlyList<Model> models) : IDisposable
{
    private readonly Utf8JsonWriter _json = new(Stream.Null, EcsObjects.Options);
    private readonly OwnNetworks _ownNetworks = ownNetworks;
    private readonly HullNames _hulls = new(models);
    private string? _namespace;
    private long _ingested;

    public void StampAs(string dataStreamNamespace, long ingested)
    {
        (_namespace, _ingested) = (dataStreamNamespace, ingested);
    }

    public void Write(in WindowPoint point, IBufferWriter<byte> destination)
    {
        var orientation = ClientOrientation.Decide(point.Conversation, point.Pair, _ownNetworks);
        Write(point, orientation, _hulls.Of(point, orientation.Client), destination);
    }

    public void Dispose() => _json.Dispose();

    private void Write(in WindowPoint point, in ClientVerdict orientation, ulong inHull, IBufferWriter<byte> destination)
    {
        _json.Reset(destination);
        _json.WriteStartObject();
        _json.WriteString("@timestamp", IsoTime.Of(point.End));
        EcsObjects.WriteDataStream(_json, WindowDocument.Dataset, _namespace);
        EcsObjects.WriteEcs(_json);
        WriteEvent(point);
        WriteEndpoints(point, orientation.Client);
        EcsObjects.WriteRelated(_json, point.Pair);
        EcsObjects.WriteObserver(_json);
        EcsObjects.WriteCloud(_json, point.Lower.Reporter.Length > 0 ? point.Lower.Reporter : point.Higher.Reporter);
        EcsObjects.WriteArray(_json, "tags", "flowkafka");
        _json.WriteStartObject("flowkafka");
        if (point.Pair.Tenant.Length > 0)
            _json.WriteString("tenant", point.Pair.Tenant);
        WriteInHull(inHull);
        WriteWindow(point);
        WriteConversation(point);
        _json.WriteStartObject("orientation");
        _json.WriteString("evidence", orientation.EvidenceName);
        _json.WriteNumber("rank", orientation.Rank);
        _json.WriteNumber("votes", orientation.Votes);
        _json.WriteEndObject();
        _json.WriteEndObject();
        _json.WriteEndObject();
        _json.Flush();
    }

    private void WriteEvent(in WindowPoint point)
    {
        var id = StableHash.OfPart(StableHash.OfKey(point.Pair, StableHash.OfText(point.Pair.Tenant)), (ulong)point.Start, (ulong)point.End);
        _json.WriteStartObject("event");
        if (_namespace is not null)
            _json.WriteString("ingested", IsoTime.Of(_ingested));
        _json.WriteString("kind", "event");
        EcsObjects.WriteArray(_json, "category", "network");
        EcsObjects.WriteArray(_json, "type", "connection");
        _json.WriteString("module", "flowkafka");
        _json.WriteString("dataset", WindowDocument.Dataset);
        _json.WriteString("id", id.ToString("x32", CultureInfo.InvariantCulture));
        _json.WriteString("start", IsoTime.Of(point.Start));
        _json.WriteString("end", IsoTime.Of(point.End));
        _json.WriteEndObject();
    }

    private void WriteInHull(ulong inHull)
    {
        if (inHull == 0)
            return;
        _json.WriteStartArray("in_hull");
        for (; inHull != 0; inHull &= inHull - 1)
            _json.WriteStringValue(models.Select(model => model.Name).Distinct().ElementAt(BitOperations.TrailingZeroCount(inHull)));
        _json.WriteEndArray();
    }

    private void WriteEndpoints(in WindowPoint point, Side client)
    {
        var isLower = client == Side.Lower;
        var (one, other) = isLower ? (point.Lower, point.Higher) : (point.Higher, point.Lower);
        var (oneIp, otherIp) = isLower
            ? (point.Pair.Lower.ToString(), point.Pair.Higher.ToString())
            : (point.Pair.Higher.ToString(), point.Pair.Lower.ToString());
        var (onePort, otherPort) = isLower
            ? (point.LowerPorts.Stable, point.HigherPorts.Stable)
            : (point.HigherPorts.Stable, point.LowerPorts.Stable);
        EcsObjects.WriteEndpoint(_json, "client", oneIp, onePort, one.Bytes, one.Packets);
        EcsObjects.WriteEndpoint(_json, "server", otherIp, otherPort, other.Bytes, other.Packets);
        EcsObjects.WriteEndpoint(_json, "source", oneIp, onePort, one.Bytes, one.Packets);
        EcsObjects.WriteEndpoint(_json, "destination", otherIp, otherPort, other.Bytes, other.Packets);
        EcsObjects.WriteNetwork(
            _json, point.Pair, NetworkDirection.Of(point.Pair, client, _ownNetworks), one.Bytes + other.Bytes,
            one.Packets + other.Packets, point.Newest, point.SecondNewest);
    }

    private void WriteWindow(in WindowPoint point)
    {
        _json.WriteStartObject("window");
        _json.WriteNumber("seconds", (point.End - point.Start) / 1000.0);
        _json.WriteBoolean("unknown", point.Unknown);
        if (point.Sampled)
            _json.WriteBoolean("sampled", true);
        if (point.FirstRecord != 0)
            _json.WriteString("first_record", IsoTime.Of(point.FirstRecord));
        if (point.LastRecord != 0)
            _json.WriteString("last_record", IsoTime.Of(point.LastRecord));
        _json.WriteNumber("active_minutes", BitOperations.PopCount(point.ActiveMinutes));
        WriteSide("lower", point.Lower, point.LowerPorts, point.LowerRejects);
        WriteSide("higher", point.Higher, point.HigherPorts, point.HigherRejects);
        if (point.Refused.IsKnown)
            WriteRefused(point);
        if (point.LongRecords.Count > 0)
        {
            _json.WriteStartObject("long_records");
            _json.WriteNumber("count", point.LongRecords.Count);
            _json.WriteString("first_start", IsoTime.Of(point.LongRecords.FirstStart));
            _json.WriteNumber("lower_bytes", point.LongRecords.LowerBytes);
            _json.WriteNumber("higher_bytes", point.LongRecords.HigherBytes);
            if (point.LongRun.IsKnown)
            {
                _json.WriteString("run_start", IsoTime.Of(point.LongRun.FirstStart));
                _json.WriteNumber("run_count", point.LongRun.Count);
            }

            _json.WriteEndObject();
        }

        _json.WriteEndObject();
    }

    private void WriteRefused(in WindowPoint point)
    {
        _json.WriteStartObject("refused");
        _json.WriteString("start", IsoTime.Of(point.Refused.Start));
        _json.WriteNumber("windows", point.Refused.Windows);
        _json.WriteNumber("records", point.Refused.Records);
        _json.WriteNumber("active_minutes", BitOperations.PopCount(point.RefusedMinutes));
        _json.WriteNumber("ports", point.Refused.Ports.Count);
        _json.WriteNumber("stable_port", point.Refused.Ports.Stable);
        _json.WriteEndObject();
    }

    // What client and server do not say of the sides: related.ip names the lower address first.
    private void WriteSide(string name, in SentTraffic sent, in PortsSeen ports, int rejects)
    {
        _json.WriteStartObject(name);
        _json.WriteNumber("records", sent.Records);
        if (sent.Reporter.Length > 0)
            _json.WriteString("reporter", sent.Reporter);
        _json.WriteNumber("reporters", sent.Reporters);
        _json.WriteNumber("ports", ports.Count);
        _json.WriteNumber("rejects", rejects);
        _json.WriteEndObject();
    }

    private void WriteConversation(in WindowPoint point)
    {
        var conversation = point.Conversation;
        var isTalking = conversation.Points + conversation.UnknownWindows > 0;
        if (!isTalking && !point.Refused.IsKnown && !point.LongRun.IsKnown)
            return;
        var start = isTalking ? conversation.Start : point.Refused.IsKnown ? point.Refused.Start : point.LongRun.Start;
        _json.WriteStartObject("conversation");
        _json.WriteString("id", EpisodeId.Of(point.Pair, start));
        if (isTalking)
        {
            _json.WriteString("start", IsoTime.Of(conversation.Start));
            _json.WriteNumber("points", conversation.Points);
            _json.WriteNumber("silent_windows", conversation.SilentWindows);
            _json.WriteNumber("unknown_windows", conversation.UnknownWindows);
            if (conversation.SampledWindows > 0)
                _json.WriteNumber("sampled_windows", conversation.SampledWindows);
        }

        _json.WriteEndObject();
    }
}
