using FlowKafka.Detection.Profiles;
using FlowKafka.Detection.Verdicts;
using FlowKafka.Flows;

namespace FlowKafka.Detection.Episodes;

/// <summary>
/// Decides which revisions of an episode are written, and keeps the episodes' states. A state changes only when a
/// revision is written, so that states in a changelog are never behind what was said.
/// </summary>
internal sealed class EpisodeBook(JudgeOptions options, Panel panel, IDetectionSink sink, JudgeCounts counts)
{
    private readonly Dictionary<(IpPair Pair, long Start), EpisodeState> _states = [];
    private readonly RevisionWriter _writer = new(options, panel);

    public int Open { get; private set; }

    public EpisodeState? Find(in IpPair pair, long conversationStart) => _states.GetValueOrDefault((pair, conversationStart));

    public void Restore(EpisodeState state)
    {
        var key = (state.Pair, state.ConversationStart);
        if (_states.TryGetValue(key, out var known) && !known.IsClosed)
            Open--;
        _states[key] = state;
        if (!state.IsClosed)
            Open++;
    }

    /// <summary>Judges a profile whose newest point ends at <paramref name="now"/>.</summary>
    public void Tell(Profile profile, long now, int firstWindow)
    {
        var state = profile.Episode;
        if (state is not null && now <= state.AsOf)
            return;
        var assessment = panel.Assess(profile, firstWindow, now);
        var severity = assessment.Severity;
        counts.Allowed += assessment.Allowed is null ? 0 : 1;
        options.Observer?.Assessed(profile.Pair, profile.Rotation, assessment, panel.Found);
        if (state is null || state.IsClosed)
        {
            if (severity != Severity.None)
                Write(profile, EpisodePhase.Open, new(profile.Pair, profile.Start, now, severity, Revision(profile, now), now, false), firstWindow);
            return;
        }

        var isRising = severity > state.HighestSeverity;
        if (!isRising && !EpisodeSchedule.IsDue(state.AsOf - profile.Start, now - profile.Start))
            return;
        var highest = isRising ? severity : state.HighestSeverity;
        Write(
            profile, isRising ? EpisodePhase.Rising : EpisodePhase.Ongoing,
            state with { HighestSeverity = highest, Revision = Revision(profile, now), AsOf = now }, firstWindow);
    }

    /// <summary>Closes a profile's episode, if it has one that is open.</summary>
    public void Close(Profile profile, long moment, int firstWindow)
    {
        if (profile.Episode is not { IsClosed: false } state || moment <= state.AsOf)
            return;
        Write(profile, EpisodePhase.Closed, state with { Revision = Revision(profile, moment), AsOf = moment, IsClosed = true }, firstWindow);
    }

    /// <summary>Lets go of closed episodes, and of open ones without a profile, last told of at or before a moment.</summary>
    public void Forget(long moment, Func<EpisodeState, bool> hasProfile)
    {
        List<EpisodeState>? over = null;
        foreach (var state in _states.Values)
        {
            if (state.AsOf <= moment && !hasProfile(state))
                (over ??= []).Add(state);
        }

        over?.Sort(static (one, other) => (one.Pair, one.ConversationStart).CompareTo((other.Pair, other.ConversationStart)));
        foreach (var state in over ?? [])
        {
            _states.Remove((state.Pair, state.ConversationStart));
            if (!state.IsClosed)
            {
                Open--;
                counts.Orphaned++;
            }

            sink.EpisodeForgotten(state);
        }
    }

    private int Revision(Profile profile, long moment) => (int)((moment - profile.Start) / (options.WindowSize.Ticks / TimeSpan.TicksPerMillisecond));

    private void Write(Profile profile, EpisodePhase phase, EpisodeState state, int firstWindow)
    {
        Restore(state);
        profile.Episode = state;
        counts.Revisions++;
        sink.Detected(_writer.Describe(profile, phase, state, firstWindow));
        sink.EpisodeChanged(state);
    }
}
