using System.Buffers;
using System.Numerics;
using System.Text;
using System.Text.Json;
using FlowKafka.Detection.Episodes;
using FlowKafka.Detection.Models;
using FlowKafka.Detection.Orientation;
using FlowKafka.Flows;
using FlowKafka.Streams.Points;

namespace FlowKafka.Detection.Documents;

/// <summary>
/// Writes WindowPoints as ECS documents of connections: UTF-8 JSON on one line without a line break, always the same
/// bytes for the same point. It keeps buffers and is not safe for concurrent use.
/// </summary>
/// <remarks>
/// <para><c>flowkafka.conversation.id</c> is the <c>flowkafka.episode.id</c> of the pair's detections, those of a conversation
/// that hops over addresses excepted: these have an id of their own. A window without a conversation, in which there are refused
/// attempts or in which long records ended, has the id of the episode that would tell of their run.</para>
/// <para><c>flowkafka.in_hull</c> names the models in whose hulls the point lies, client and server told apart by what the
/// conversation had shown by then. It knows nothing of later windows: a point may prove to be partial, which no verdict counts.
/// Absent when there is none, when one side was silent, and when records of the window are known to be lost.</para>
/// </remarks>
public sealed class WindowDocument : IDisposable
{
    /// <summary><c>event.dataset</c>.</summary>
    public const string Dataset = "flowkafka.flow";

    private readonly Utf8JsonWriter _json = new(Stream.Null, EcsObjects.Options);
    private readonly OwnNetworks _ownNetworks;
    private readonly HullNames _hulls;
    private byte[] _id = [];
    private string? _namespace;
    private long _ingested;

    /// <summary>Prepares to write.</summary>
    /// <param name="ownNetworks">The own networks, which help to tell client from server.</param>
    /// <param name="models">The models in whose hulls points are looked for; those of other window sizes say nothing.</param>
    /// <exception cref="ArgumentException">There are more than 64 models.</exception>
    public WindowDocument(OwnNetworks ownNetworks, IReadOnlyList<Model> models)
    {
        ArgumentNullException.ThrowIfNull(ownNetworks);
        ArgumentNullException.ThrowIfNull(models);
        (_ownNetworks, _hulls) = (ownNetworks, new(models));
    }

    /// <summary>The <c>event.id</c> of the document that was written last, 32 hexadecimal digits; valid until the next one.</summary>
    public ReadOnlySpan<byte> Id => _id;

    /// <summary>From now on documents carry what delivered ones do: <c>event.ingested</c> and <c>data_stream.*</c>.</summary>
    /// <param name="dataStreamNamespace">The data stream's namespace.</param>
    /// <param name="ingested">When they are delivered, Unix milliseconds.</param>
    public void StampAs(string dataStreamNamespace, long ingested)
    {
        ArgumentNullException.ThrowIfNull(dataStreamNamespace);
        (_namespace, _ingested) = (dataStreamNamespace, ingested);
    }

    /// <summary>Writes the document. Client and server follow from what the conversation had shown by then.</summary>
    public void Write(in WindowPoint point, IBufferWriter<byte> destination)
    {
        ArgumentNullException.ThrowIfNull(destination);
        var orientation = ClientOrientation.Decide(point.Conversation, point.Pair, _ownNetworks);
        Write(point, orientation, _hulls.Of(point, orientation.Client), destination);
    }

    /// <summary>Writes the document if the point lies in the hull of a model.</summary>
    /// <returns>Whether it does.</returns>
    public bool TryWriteInHull(in WindowPoint point, IBufferWriter<byte> destination)
    {
        ArgumentNullException.ThrowIfNull(destination);
        var orientation = ClientOrientation.Decide(point.Conversation, point.Pair, _ownNetworks);
        var inHull = _hulls.Of(point, orientation.Client);
        if (inHull != 0)
            Write(point, orientation, inHull, destination);
        return inHull != 0;
    }

    /// <inheritdoc/>
    public void Dispose() => _json.Dispose();

    private void Write(in WindowPoint point, in ClientVerdict orientation, ulong inHull, IBufferWriter<byte> destination)
    {
        _json.Reset(destination);
        _json.WriteStartObject();
        _json.WriteString("@timestamp", IsoTime.Of(point.End));
        EcsObjects.WriteDataStream(_json, Dataset, _namespace);
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
        _id = Encoding.ASCII.GetBytes(EpisodeId.Of(point.Pair, point.Start));
        _json.WriteStartObject("event");
        if (_namespace is not null)
            _json.WriteString("ingested", IsoTime.Of(_ingested));
        _json.WriteString("kind", "event");
        EcsObjects.WriteArray(_json, "category", "network");
        EcsObjects.WriteArray(_json, "type", "connection");
        _json.WriteString("module", "flowkafka");
        _json.WriteString("dataset", Dataset);
        _json.WriteString("id", _id);
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
            _json.WriteStringValue(_hulls[BitOperations.TrailingZeroCount(inHull)]);
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
