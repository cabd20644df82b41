using System.Runtime.InteropServices;
using FlowKafka.Detection.Episodes;
using FlowKafka.Detection.Hosts;
using FlowKafka.Detection.Models;
using FlowKafka.Detection.Profiles;
using FlowKafka.Detection.Verdicts;
using FlowKafka.Flows;
using FlowKafka.Streams.Points;

namespace FlowKafka.Detection;

/// <summary>
/// WindowPoints in, revisions of mining episodes out: keeps a profile of each pair's points inside the horizon, judges
/// it against every model whenever a point arrives, and opens, raises, tells of again and closes episodes. Of one pair
/// windows come in order; nothing it says depends on how they interleave with other pairs', or on a clock. One caller at a time.
/// </summary>
/// <remarks>
/// To go on after a restart: <see cref="Replay"/>, <see cref="Restore"/> of every state in the changelog, then
/// <see cref="GoLive"/> with the committed moment, then every window from a horizon before that moment on. What is
/// written afterwards is what a judge that never stopped would have written, byte for byte.
/// </remarks>
public sealed class Judge : IWindowSink
{
    // The end of the year 9999, the last moment that documents can write.
    private const long EndOfTime = 253_402_300_799_999;

    private readonly Dictionary<IpPair, Profile> _profiles = [];
    private readonly EpisodeBook _episodes;
    private readonly Panel _panel;
    private readonly long _size;
    private readonly long _horizon;
    private readonly long _silence;
    private readonly int _leastRefused;

    // A judge that was rebuilt has seen the windows of a horizon, but did not know in the first ones whether the pair was
    // talking: what it may have left out there must no longer matter.
    private readonly long _refusedKeep;
    private readonly long _longKeep;
    private long _closedThrough = long.MinValue;
    private long _mutedThrough = long.MinValue;
    private NetworkAsOf _network = NetworkAsOf.Unknown;

    /// <summary>Makes a judge that knows nothing yet, and is live.</summary>
    /// <exception cref="ArgumentException">The options or the models have a fault; the message has a line for each.</exception>
    public Judge(JudgeOptions options, IReadOnlyList<Model> models, IDetectionSink sink)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(models);
        ArgumentNullException.ThrowIfNull(sink);
        var faults = string.Join('\n', options.Faults(models));
        if (faults.Length > 0)
            throw new ArgumentException(faults);
        (_size, _horizon, _silence) = (Milliseconds(options.WindowSize), Milliseconds(options.Horizon), Milliseconds(options.EpisodeSilence));
        (_longKeep, _leastRefused) = (_horizon - _silence, options.LeastRefusedWindows);
        _refusedKeep = Math.Min(_silence - _size, _longKeep);
        _panel = new(models, options, (int)(_horizon / _size));
        _episodes = new(options, _panel, sink, Counts);
    }

    /// <summary>What has been counted.</summary>
    public JudgeCounts Counts { get; } = new();

    /// <summary>Pairs with a live conversation.</summary>
    public int Profiles => _profiles.Count;

    /// <summary>Episodes that are open.</summary>
    public int OpenEpisodes => _episodes.Open;

    /// <summary>Writes nothing and changes no episode until <see cref="GoLive"/> says from when on.</summary>
    public void Replay() => _mutedThrough = long.MaxValue;

    /// <summary>
    /// Sets what was committed: windows that end at or before this moment only build profiles. It may be called before
    /// or between the windows.
    /// </summary>
    /// <param name="afterWindowEnd">Unix milliseconds.</param>
    public void GoLive(long afterWindowEnd) => _mutedThrough = afterWindowEnd;

    /// <summary>Takes an episode's newest state from the changelog.</summary>
    public void Restore(EpisodeState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        _episodes.Restore(state);
        if (_profiles.TryGetValue(state.Pair, out var profile) && profile.Start == state.ConversationStart)
            profile.Episode = state;
    }

    /// <summary>Learns what is known of a live pair's server, from the window that the pair showed last. It counts from its next window on.</summary>
    public void Learn(in IpPair pair, in ServerContext server)
    {
        if (_profiles.TryGetValue(pair, out var profile))
            profile.Server = server;
    }

    /// <summary>Learns what is known of a live pair's client, from the window that the pair showed last. It counts from its next window on.</summary>
    public void Learn(in IpPair pair, in ClientContext client)
    {
        if (_profiles.TryGetValue(pair, out var profile))
            profile.Client = client;
    }

    /// <summary>Learns what is known of the whole network: the sum over all partitions. It counts for all that is observed from now on.</summary>
    public void Learn(in NetworkContext network)
    {
        if (_network.Context != network)
            _network = new(network);
    }

    /// <summary>Takes one pair's window.</summary>
    public void Observe(in WindowPoint point) => Observe(point, rotation: null);

    /// <summary>Takes one window of a pair, or of a conversation that hops over addresses.</summary>
    /// <param name="point">The window.</param>
    /// <param name="rotation">The addresses; null for an ordinary pair.</param>
    public void Observe(in WindowPoint point, ServerRotation? rotation)
    {
        Counts.Offered++;
        if (!Fits(point))
            Counts.Misfit++;
        else if (point.End <= _closedThrough || (_profiles.TryGetValue(point.Pair, out var known) && point.End <= known.LastTaken))
            Counts.Redelivered++;
        else if (point.HasTraffic || point.Unknown)
            ObserveTraffic(point, rotation);
        else
            ObserveRuns(point, rotation);
    }

    // Traffic, or the loss of some: what makes a conversation.
    private void ObserveTraffic(in WindowPoint point, ServerRotation? rotation)
    {
        ref var slot = ref CollectionsMarshal.GetValueRefOrAddDefault(_profiles, point.Pair, out _);
        if (slot is not null && (slot.Start != point.Conversation.Start || !slot.IsConversation))
        {
            Close(slot, point.End);
            slot = null;
        }

        slot ??= New(point.Pair, point.Conversation.Start);
        (slot.Rotation, slot.Network) = (rotation, _network);
        Take(slot, point);
    }

    // Refused attempts or long records only. They belong to the pair's conversation while it is alive; without one the
    // former make a profile, and the latter do when there is none of the former.
    private void ObserveRuns(in WindowPoint point, ServerRotation? rotation)
    {
        Counts.WithoutTraffic++;
        if (!point.Refused.IsKnown && !point.LongRun.IsKnown)
            return;
        var profile = _profiles.GetValueOrDefault(point.Pair);
        if (profile is not null && point.Start - profile.LastEnd >= _silence)
            profile = Drop(profile, point.End);
        var isTalking = profile?.IsConversation ?? point.Conversation.Points + point.Conversation.UnknownWindows > 0;
        if (!isTalking)
            profile = Run(profile, point);
        if (profile is null)
            return;

        profile.LastTaken = point.End;
        (profile.Rotation, profile.Network) = (rotation, _network);
        TakeRuns(profile, point);
        _panel.Orient(profile);
        if (point.End > _mutedThrough)
            _episodes.Tell(profile, point.End, FirstWindow(profile, point.End));
    }

    // The profile of a pair that does not talk: the one it has, another, or still none.
    private Profile? Run(Profile? profile, in WindowPoint point)
    {
        var isRefused = point.Refused.Windows >= _leastRefused;
        if (!isRefused && (!point.LongRun.IsKnown || profile is { Runs.IsOfRefused: true }))
            return profile;
        var start = isRefused ? point.Refused.Start : point.LongRun.Start;
        if (profile is not null && (profile.Start != start || profile.Runs!.IsOfRefused != isRefused))
            profile = Drop(profile, point.End);
        if (profile is null)
            _profiles[point.Pair] = profile = New(point.Pair, start, new() { IsOfRefused = isRefused });
        if (isRefused)
            profile.TakeRefused(point);
        else
            profile.TakeLong(point);
        return profile;
    }

    /// <summary>Learns that all windows that end at or before this moment have been observed.</summary>
    /// <param name="closedThrough">Unix milliseconds; a moment in the past of an earlier one changes nothing.</param>
    public void Advance(long closedThrough)
    {
        if (closedThrough <= _closedThrough)
            return;
        _closedThrough = closedThrough;
        List<Profile>? silent = null;
        foreach (var profile in _profiles.Values)
        {
            if (closedThrough - profile.LastEnd >= _silence)
                (silent ??= []).Add(profile);
        }

        silent?.Sort(static (one, other) => one.Pair.CompareTo(other.Pair));
        foreach (var profile in silent ?? [])
            Drop(profile, closedThrough);

        if (closedThrough > _mutedThrough)
            _episodes.Forget(closedThrough - _horizon, state => _profiles.TryGetValue(state.Pair, out var p) && p.Start == state.ConversationStart);
    }

    /// <summary>What is remembered of a pair; null when it is not alive.</summary>
    internal Profile? ProfileOf(in IpPair pair) => _profiles.GetValueOrDefault(pair);

    void IWindowSink.Emit(in WindowPoint point) => Observe(point);

    private static long Milliseconds(TimeSpan span) => span.Ticks / TimeSpan.TicksPerMillisecond;

    private bool Fits(in WindowPoint point) =>
        point.End <= EndOfTime && point.End - point.Start == _size && Fits(point.Conversation.Start, point.Start)
        && Fits(point.Refused.Start, point.Start) && Fits(point.LongRun.Start, point.Start);

    private bool Fits(long start, long windowStart) =>
        start >= 0 && start <= windowStart && (windowStart - start) % _size == 0 && (windowStart - start) / _size < int.MaxValue;

    private void Take(Profile profile, in WindowPoint point)
    {
        profile.Take(point);
        TakeRuns(profile, point);
        _panel.Orient(profile);
        if (!point.IsPoint)
        {
            Counts.Unknown++;
            return;
        }

        Counts.Points++;
        var firstWindow = FirstWindow(profile, point.End);
        profile.Points.ForgetBefore(firstWindow);
        _panel.Add(profile, ProfilePoint.Of(point, (int)((point.Start - profile.Start) / _size)));
        if (point.End > _mutedThrough)
            _episodes.Tell(profile, point.End, firstWindow);
    }

    private void TakeRuns(Profile profile, in WindowPoint point)
    {
        if (profile.Runs is null && (point.Refused.IsKnown || point.LongRun.IsKnown))
            profile.Runs = new();
        profile.Runs?.Take(point, _refusedKeep, _longKeep);
    }

    private Profile New(in IpPair pair, long start, ProfileRuns? runs = null) => new(pair, start) { Episode = _episodes.Find(pair, start), Runs = runs };

    private Profile? Drop(Profile profile, long now)
    {
        Close(profile, now);
        _profiles.Remove(profile.Pair);
        return null;
    }

    // What was refused, or told of in long records only, may give way to a conversation before it has been silent for long.
    private void Close(Profile profile, long now)
    {
        var moment = Math.Min(profile.LastEnd + _silence, now);
        if (now > _mutedThrough)
            _episodes.Close(profile, moment, FirstWindow(profile, moment));
    }

    /// <summary>The first window, counted from the conversation's start, of the horizon that ends at a moment.</summary>
    private int FirstWindow(Profile profile, long end) => (int)Math.Max(0, (end - _horizon - profile.Start) / _size);
}
