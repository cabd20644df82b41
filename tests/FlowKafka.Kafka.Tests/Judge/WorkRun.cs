using Confluent.Kafka;
using FlowKafka.Detection.Hosts;
using FlowKafka.Flows;
using FlowKafka.Kafka.Client;
using FlowKafka.Kafka.Judge;
using FlowKafka.Kafka.Serialization;
using FlowKafka.Streams.Points;

namespace FlowKafka.Kafka.Tests.Judge;

/// <summary>The two logs of one partition of judge, and its work on them. Windows are 600 long.</summary>
internal sealed class WorkRun
{
    public const long Size = 600;

    private static readonly IpPair Pair = IpPair.Of(IpAddress.Parse("10.0.0.1"), IpAddress.Parse("203.0.113.9"), 6, "");

    private readonly List<byte[]> _windows = [];
    private readonly List<byte[]> _context = [];
    private readonly int _sources;
    private readonly long _mostHeldBytes;
    private int _nextWindow;
    private int _nextContext;

    public WorkRun(int sources, long mostHeldBytes = JudgeWork.UsualHeldBytes)
    {
        (_sources, _mostHeldBytes) = (sources, mostHeldBytes);
        Start(0);
    }

    public FeedRecorder Judge { get; private set; } = null!;

    public JudgeWork Work { get; private set; } = null!;

    public int WindowsLeft => _windows.Count - _nextWindow;

    public int ContextLeft => _context.Count - _nextContext;

    /// <summary>Appends a pack with one point to the log of windows.</summary>
    public WorkRun Pack(long start)
    {
        var pack = new WindowPackBuilder(256);
        pack.Add(Point(start));
        _windows.Add(pack.Finish());
        return this;
    }

    /// <summary>Appends a marker to the log of windows.</summary>
    public WorkRun Close(long closedThrough)
    {
        _windows.Add(ClosedMarkerCodec.Encode(new(closedThrough, 0, new([], []), [])));
        return this;
    }

    /// <summary>Appends a server and a rotation, as of the end of a window, to the log of context.</summary>
    public WorkRun Tell(int source, long end, int sequence = 0)
    {
        var pack = new ContextPackBuilder();
        pack.Add(Pair, new ServerContext { AsOf = end }, end);
        pack.Add(Point(end - Size), new ServerRotation("203.0.113.0/24", 3333, Pair.Higher, []));
        _context.Add(ExchangePackCodec.Encode(source, end, sequence, pack.Finish(end)));
        return this;
    }

    /// <summary>Appends a marker to the log of context.</summary>
    public WorkRun Told(int source, long closedThrough, int? clients = null)
    {
        byte[] payload = clients is { } count ? NetworkContextCodec.Encode(new(closedThrough, 1, count)) : [];
        _context.Add(ExchangeMarkerCodec.Encode(new(source, closedThrough, payload)));
        return this;
    }

    /// <summary>Reads some messages of the log of windows.</summary>
    public WorkRun ReadWindows(int count = int.MaxValue)
    {
        for (; count > 0 && WindowsLeft > 0; count--)
        {
            var offset = _nextWindow++;
            Work.TakeWindows(new BatchMessage("windows", 0, offset, ErrorCode.NoError, [], _windows[offset]));
        }

        return this;
    }

    /// <summary>Reads some messages of the log of context.</summary>
    public WorkRun ReadContext(int count = int.MaxValue)
    {
        for (; count > 0 && ContextLeft > 0; count--)
        {
            var offset = _nextContext++;
            Work.TakeContext(new BatchMessage("context", 0, offset, ErrorCode.NoError, [], _context[offset]));
        }

        Work.Proceed();
        return this;
    }

    /// <summary>A new work that goes on from what was committed: it reads all windows again, and the context from an offset on.</summary>
    public void Start(long contextFrom)
    {
        var names = new SymbolTable();
        Judge = new();
        Work = new(Judge, names, Size, _sources == 0 ? null : new(Judge, names, Size, _sources, contextFrom), _mostHeldBytes);
        (_nextWindow, _nextContext) = (0, (int)contextFrom);
    }

    private static WindowPoint Point(long start) => new()
    {
        Pair = Pair,
        Start = start,
        End = start + Size,
        Lower = new(1, 1, 1, "", 1),
        Higher = new(0, 0, 0, "", 0),
        Conversation = new() { Start = start },
    };
}
