using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using FlowKafka.Detection.Episodes;
using FlowKafka.Detection.Models;
using FlowKafka.Detection.Orientation;
using FlowKafka.Flows;
using FlowKafka.Streams.Points;

namespace FlowKafka.Detection.Documents;

/// <summary>
/// Writes WindowPoints as ECS documents of connections: UTF-8 JSON on one line without a line break, always the same
/// bytes for the same point. It keeps what documents have in common and is not safe for concurrent use.
/// </summary>
/// <remarks>
/// <para><c>event.id</c> is <see cref="StableHash.OfPart"/> of the pair's <see cref="StableHash.OfKey"/> and the window's start and
/// end in Unix milliseconds, as 32 lower-case hexadecimal digits.</para>
/// <para><c>flowkafka.conversation.id</c> is the <c>flowkafka.episode.id</c> of the pair's detections, those of a conversation
/// that hops over addresses excepted: these have an id of their own. A window without a conversation, in which there are refused
/// attempts or in which long records ended, has the id of the episode that would tell of their run.</para>
/// <para><c>flowkafka.in_hull</c> names the models in whose hulls the point lies, client and server told apart by what the
/// conversation had shown by then. It knows nothing of later windows: a point may prove to be partial, which no verdict counts.
/// Absent when there is none, when one side was silent, and when records of the window are known to be lost.</para>
/// </remarks>
public sealed class WindowDocument
{
    /// <summary><c>event.dataset</c>.</summary>
    public const string Dataset = "flowkafka.flow";

    // More than all that is not text of any length.
    private const int Room = 8192;

    // 65,536 conversations and connections each, in 3.5 MB each.
    private const int CacheBits = 16;

    private readonly OwnNetworks _ownNetworks;
    private readonly HullNames _hulls;
    private readonly WindowFrame _frame = new();
    private readonly TenantText _tenants = new();
    private readonly TimeText _recordTimes = new();
    private readonly TimeText _otherTimes = new();
    private readonly TextCache _conversations = new(CacheBits);
    private readonly TextCache _connections = new(CacheBits);
    private readonly byte[] _id = new byte[EpisodeId.Length];

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
        _frame.Stamp(dataStreamNamespace, ingested);
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

    private void Write(in WindowPoint point, in ClientVerdict orientation, ulong inHull, IBufferWriter<byte> destination)
    {
        _frame.Choose(point.Start, point.End);
        _tenants.Choose(point.Pair.Tenant);
        var key = StableHash.OfKey(point.Pair, _tenants.Hash);
        var connection = StableHash.OfPart(key, point.Newest.LowerPort, point.Newest.HigherPort);
        var conversation = StableHash.OfPart(key, (ulong)StartOf(point), 0);
        _connections.Prefetch(connection);
        _conversations.Prefetch(conversation);
        HexText.Write(StableHash.OfPart(key, (ulong)point.Start, (ulong)point.End), _id);
        var json = new Utf8Cursor(destination.GetSpan(RoomFor(point)));
        json.Write(_frame.BeforeId);
        json.Write(_id);
        json.Write(_frame.AfterId);
        WriteEndpoints(ref json, point, orientation.Client, key, connection);
        json.Write("\"observer\":{\"vendor\":\"FlowKafka\",\"product\":\"FlowKafka\",\"type\":\"ids\"},"u8);
        WriteCloud(ref json, point.Lower.Reporter.Length > 0 ? point.Lower.Reporter : point.Higher.Reporter);
        json.Write("\"tags\":[\"flowkafka\"],\"flowkafka\":{"u8);
        json.Write(_tenants.Member);
        if (inHull != 0)
            WriteInHull(ref json, inHull);
        WriteWindow(ref json, point);
        WriteConversation(ref json, point, conversation);
        json.Write(OrientationText.EvidenceOf(orientation.Evidence));
        json.Write(orientation.Votes);
        json.Write("}}}"u8);
        destination.Advance(json.At);
    }

    private int RoomFor(in WindowPoint point) => Room + _frame.BeforeId.Length + _tenants.Member.Length + _hulls.LongestText
        + (JsonText.LongestCharacter * 2 * (point.Lower.Reporter.Length + point.Higher.Reporter.Length));

    private void WriteEndpoints(ref Utf8Cursor json, in WindowPoint point, Side client, UInt128 key, UInt128 connection)
    {
        Span<byte> lowerText = stackalloc byte[IpAddress.LongestText], higherText = stackalloc byte[IpAddress.LongestText];
        lowerText = lowerText[..point.Pair.Lower.WriteText(lowerText)];
        higherText = higherText[..point.Pair.Higher.WriteText(higherText)];
        var isLower = client == Side.Lower;
        var start = json.At;
        if (isLower)
            WriteEndpoint(ref json, lowerText, point.LowerPorts.Stable, point.Lower);
        else
            WriteEndpoint(ref json, higherText, point.HigherPorts.Stable, point.Higher);
        var one = json.Since(start);
        json.Write("\"server\":{"u8);
        start = json.At;
        if (isLower)
            WriteEndpoint(ref json, higherText, point.HigherPorts.Stable, point.Higher);
        else
            WriteEndpoint(ref json, lowerText, point.LowerPorts.Stable, point.Lower);
        var other = json.Since(start);
        json.Write("\"source\":{"u8);
        json.Write(one);
        json.Write("\"destination\":{"u8);
        json.Write(other);
        WriteNetwork(ref json, point, client, key, connection);
        json.Write("\"related\":{\"ip\":[\""u8);
        json.Write(lowerText);
        json.Write("\",\""u8);
        json.Write(higherText);
        json.Write("\"]},"u8);
    }

    private static void WriteEndpoint(ref Utf8Cursor json, scoped ReadOnlySpan<byte> address, ushort port, in SentTraffic sent)
    {
        json.Write("\"address\":\""u8);
        json.Write(address);
        json.Write("\",\"ip\":\""u8);
        json.Write(address);
        if (port == 0)
        {
            json.Write("\",\"bytes\":"u8);
        }
        else
        {
            json.Write("\",\"port\":"u8);
            json.Write(port);
            json.Write(",\"bytes\":"u8);
        }

        json.Write(sent.Bytes);
        json.Write(",\"packets\":"u8);
        json.Write(sent.Packets);
        json.Write("},"u8);
    }

    private void WriteNetwork(ref Utf8Cursor json, in WindowPoint point, Side client, UInt128 key, UInt128 connection)
    {
        json.Write("\"network\":{"u8);
        json.Write(ProtocolText.Of(point.Pair.Protocol));
        json.Write(point.Pair.Lower.IsV4 && point.Pair.Higher.IsV4 ? "ipv4"u8 : "ipv6"u8);
        json.Write("\",\"direction\":\""u8);
        json.Write(OrientationText.DirectionOf(point.Pair, client, _ownNetworks));
        json.Write("\",\"bytes\":"u8);
        json.Write(point.Lower.Bytes + point.Higher.Bytes);
        json.Write(",\"packets\":"u8);
        json.Write(point.Lower.Packets + point.Higher.Packets);
        if (!point.Newest.IsEmpty)
        {
            json.Write(",\"community_id\":[\""u8);
            WriteConnection(ref json, point.Pair, point.Newest, connection);
            if (!point.SecondNewest.IsEmpty)
            {
                json.Write("\",\""u8);
                WriteConnection(ref json, point.Pair, point.SecondNewest, StableHash.OfPart(key, point.SecondNewest.LowerPort, point.SecondNewest.HigherPort));
            }

            json.Write("\"]"u8);
        }

        json.Write("},"u8);
    }

    private void WriteConnection(ref Utf8Cursor json, in IpPair pair, FiveTuple ports, UInt128 connection)
    {
        if (!_connections.TryGet(connection, out var text))
            CommunityId.Write(pair.Lower, pair.Higher, pair.Protocol, ports.LowerPort, ports.HigherPort, text);
        json.Write(text[..CommunityId.Length]);
    }

    private static void WriteCloud(ref Utf8Cursor json, string reporter)
    {
        var slash = reporter.AsSpan().IndexOf('/');
        if (slash <= 0)
            return;
        json.Write("\"cloud\":{\"account\":{\"id\":\""u8);
        json.WriteEscaped(reporter.AsSpan(0, slash));
        json.Write("\"}},"u8);
    }

    private void WriteInHull(ref Utf8Cursor json, ulong inHull)
    {
        json.Write("\"in_hull\":["u8);
        for (var isFirst = true; inHull != 0; inHull &= inHull - 1, isFirst = false)
        {
            json.Write(isFirst ? "\""u8 : ",\""u8);
            json.Write(_hulls[BitOperations.TrailingZeroCount(inHull)]);
            json.Write("\""u8);
        }

        json.Write("],"u8);
    }

    private void WriteWindow(ref Utf8Cursor json, in WindowPoint point)
    {
        json.Write(_frame.BeforeUnknown);
        json.Write(point.Unknown ? "true"u8 : "false"u8);
        if (point.Sampled)
            json.Write(",\"sampled\":true"u8);
        if (point.FirstRecord != 0)
        {
            json.Write(",\"first_record\":"u8);
            _recordTimes.Write(ref json, point.FirstRecord);
        }

        if (point.LastRecord != 0)
        {
            json.Write(",\"last_record\":"u8);
            _recordTimes.Write(ref json, point.LastRecord);
        }

        json.Write(",\"active_minutes\":"u8);
        json.Write(BitOperations.PopCount(point.ActiveMinutes));
        json.Write(",\"lower\":{\"records\":"u8);
        WriteSide(ref json, point.Lower, point.LowerPorts, point.LowerRejects);
        json.Write("},\"higher\":{\"records\":"u8);
        WriteSide(ref json, point.Higher, point.HigherPorts, point.HigherRejects);
        json.Write("}"u8);
        if (point.Refused.IsKnown)
            WriteRefused(ref json, point);
        if (point.LongRecords.Count > 0)
            WriteLongRecords(ref json, point);
        json.Write("},"u8);
    }

    // What client and server do not say of the sides: related.ip names the lower address first.
    private static void WriteSide(ref Utf8Cursor json, in SentTraffic sent, in PortsSeen ports, int rejects)
    {
        json.Write(sent.Records);
        if (sent.Reporter.Length > 0)
        {
            json.Write(",\"reporter\":\""u8);
            json.WriteEscaped(sent.Reporter);
            json.Write("\""u8);
        }

        json.Write(",\"reporters\":"u8);
        json.Write(sent.Reporters);
        json.Write(",\"ports\":"u8);
        json.Write(ports.Count);
        json.Write(",\"rejects\":"u8);
        json.Write(rejects);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void WriteRefused(ref Utf8Cursor json, in WindowPoint point)
    {
        var refused = point.Refused;
        json.Write(",\"refused\":{\"start\":"u8);
        _otherTimes.Write(ref json, refused.Start);
        json.Write(",\"windows\":"u8);
        json.Write(refused.Windows);
        json.Write(",\"records\":"u8);
        json.Write(refused.Records);
        json.Write(",\"active_minutes\":"u8);
        json.Write(BitOperations.PopCount(point.RefusedMinutes));
        json.Write(",\"ports\":"u8);
        json.Write(refused.Ports.Count);
        json.Write(",\"stable_port\":"u8);
        json.Write(refused.Ports.Stable);
        json.Write("}"u8);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void WriteLongRecords(ref Utf8Cursor json, in WindowPoint point)
    {
        json.Write(",\"long_records\":{\"count\":"u8);
        json.Write(point.LongRecords.Count);
        json.Write(",\"first_start\":"u8);
        _otherTimes.Write(ref json, point.LongRecords.FirstStart);
        json.Write(",\"lower_bytes\":"u8);
        json.Write(point.LongRecords.LowerBytes);
        json.Write(",\"higher_bytes\":"u8);
        json.Write(point.LongRecords.HigherBytes);
        if (point.LongRun.IsKnown)
        {
            json.Write(",\"run_start\":"u8);
            _otherTimes.Write(ref json, point.LongRun.FirstStart);
            json.Write(",\"run_count\":"u8);
            json.Write(point.LongRun.Count);
        }

        json.Write("}"u8);
    }

    private static bool IsTalking(in WindowPoint point) => point.Conversation.Points + point.Conversation.UnknownWindows > 0;

    // Of the conversation, or else of the run that an episode would tell of.
    private static long StartOf(in WindowPoint point) =>
        IsTalking(point) ? point.Conversation.Start : point.Refused.IsKnown ? point.Refused.Start : point.LongRun.Start;

    private void WriteConversation(ref Utf8Cursor json, in WindowPoint point, UInt128 key)
    {
        ref readonly var conversation = ref point.Conversation;
        var isTalking = IsTalking(point);
        if (!isTalking && !point.Refused.IsKnown && !point.LongRun.IsKnown)
            return;
        json.Write("\"conversation\":{\"id\":\""u8);
        if (!_conversations.TryGet(key, out var id))
            EpisodeId.Write(point.Pair, StartOf(point), id);
        json.Write(id[..EpisodeId.Length]);
        json.Write("\""u8);
        if (isTalking)
        {
            json.Write(",\"start\":"u8);
            _otherTimes.Write(ref json, conversation.Start);
            json.Write(",\"points\":"u8);
            json.Write(conversation.Points);
            json.Write(",\"silent_windows\":"u8);
            json.Write(conversation.SilentWindows);
            json.Write(",\"unknown_windows\":"u8);
            json.Write(conversation.UnknownWindows);
            if (conversation.SampledWindows > 0)
            {
                json.Write(",\"sampled_windows\":"u8);
                json.Write(conversation.SampledWindows);
            }
        }

        json.Write("},"u8);
    }
}
