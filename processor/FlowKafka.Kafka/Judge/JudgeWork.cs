using FlowKafka.Detection;
using FlowKafka.Flows;
using FlowKafka.Kafka.Client;
using FlowKafka.Kafka.Serialization;
using FlowKafka.Streams.Points;

namespace FlowKafka.Kafka.Judge;

/// <summary>
/// The order in which judge of one partition is fed from its two logs. A closed window that starts at S is judged when
/// the context is complete through S; before it, all context as of moments at or before S is applied, and none that is
/// later. So what judge says does not depend on how the two logs arrive. Without a context nothing is waited for.
/// </summary>
internal sealed class JudgeWork
{
    /// <summary>How many bytes of either log wait at most, about.</summary>
    public const long UsualHeldBytes = 16 * 1024 * 1024;

    private readonly IContextSink _judge;
    private readonly SymbolTable _names;
    private readonly long _windowSize;
    private readonly long _mostHeldBytes;
    private readonly ContextLog? _context;
    private readonly ClosedWindows _windows = new();

    /// <summary>Makes the work of a judge that has judged nothing yet.</summary>
    /// <param name="judge">What is fed.</param>
    /// <param name="names">Where equal names become one string.</param>
    /// <param name="windowSize">The size of a window, milliseconds.</param>
    /// <param name="context">What the host stage tells; null when there is none.</param>
    /// <param name="mostHeldBytes">See <see cref="UsualHeldBytes"/>.</param>
    public JudgeWork(IContextSink judge, SymbolTable names, long windowSize, ContextLog? context, long mostHeldBytes = UsualHeldBytes) =>
        (_judge, _names, _windowSize, _context, _mostHeldBytes) = (judge, names, windowSize, context, mostHeldBytes);

    /// <summary>All windows that end at or before it have been judged, Unix milliseconds.</summary>
    public long Judged { get; private set; } = long.MinValue;

    /// <summary>All that will be said from now on is of later moments, Unix milliseconds: rotations are as far as the context is.</summary>
    public long Said => _context is null ? Judged : Math.Min(Judged, _context.Applied);

    /// <summary>The offset behind the newest marker whose windows have been judged; 0 before there is one.</summary>
    public long Handled { get; private set; }

    /// <summary>Windows of pairs that were judged.</summary>
    public long Observed { get; private set; }

    /// <summary>Markers of an earlier owner that came too late.</summary>
    public long StaleMarkers => _windows.StaleMarkers;

    /// <summary>True when no window waits.</summary>
    public bool IsIdle => _windows.IsEmpty;

    /// <summary>True when nothing of the context waits.</summary>
    public bool IsContextIdle => _context is null || _context.IsEmpty;

    /// <summary>True when a closed window waits for the context.</summary>
    public bool IsWaiting => _windows.HasStep;

    /// <summary>
    /// False when enough windows wait for the context. The context never waits for judge, so that one of the two always
    /// gets on.
    /// </summary>
    public bool WantsWindows => !_windows.HasStep || _windows.Bytes < _mostHeldBytes;

    /// <summary>False when enough of the context waits for windows.</summary>
    public bool WantsContext => _context is not null && (_windows.HasStep || _context.Bytes < _mostHeldBytes);

    /// <summary>Takes the next message of the log of windows, and judges what can be judged.</summary>
    public void TakeWindows(in BatchMessage message)
    {
        if (_windows.Take(message))
            Proceed();
    }

    /// <summary>Takes the next message of the context, and judges nothing yet.</summary>
    public void TakeContext(in BatchMessage message) => _context?.Take(message);

    /// <summary>Judges and applies what both logs allow.</summary>
    /// <returns>False when there was nothing to do.</returns>
    public bool Proceed()
    {
        var any = false;
        while (_windows.TryPeek(out var step) && Allows(step.ClosedThrough))
        {
            Judge(step);
            _windows.Remove();
            any = true;
        }

        // No window that starts before this moment is still to be judged.
        return Apply(Judged) || any;
    }

    /// <summary>Where a restart must read the context from, when it begins with the windows behind <see cref="Handled"/>.</summary>
    /// <param name="horizon">How far back points count, milliseconds.</param>
    public long ReadContextFrom(long horizon) => _context!.ReadFrom(Judged - _windowSize - horizon);

    private bool Allows(long closedThrough) => _context is null || _context.ClosedThrough >= closedThrough - _windowSize;

    private void Judge(ClosedStep step)
    {
        foreach (var (end, packs) in step.Windows)
        {
            Apply(end - _windowSize);
            for (var i = 0; i < packs.Count; i++)
                WindowPackReader.Decode(packs[i], _names, Observe);
        }

        Apply(step.ClosedThrough - _windowSize);
        _judge.Advance(step.ClosedThrough);
        (Judged, Handled) = (step.ClosedThrough, step.Next);
    }

    private bool Apply(long through) => _context is not null && _context.Apply(through);

    private void Observe(in WindowPoint point)
    {
        Observed++;
        _judge.Emit(point);
    }
}
