using FlowKafka.Detection.Findings;
using FlowKafka.Detection.Knowledge;
using FlowKafka.Detection.Models;
using FlowKafka.Detection.Orientation;
using FlowKafka.Detection.Profiles;
using FlowKafka.Flows;
using FlowKafka.Streams.Points;

namespace FlowKafka.Detection.Verdicts;

/// <summary>All models side by side: marks the points that lie in their hulls, and judges profiles by the marks.</summary>
internal sealed class Panel
{
    private readonly PanelSeat[] _seats;
    private readonly OwnNetworks _ownNetworks;
    private readonly double _prior;
    private readonly int[] _inHull;
    private readonly double _leastThreshold;
    private readonly FindingPanel _findings;

    // The complete windows of the profile that is being judged.
    private readonly OrientedWindow[] _windows;

    public Panel(IReadOnlyList<Model> models, JudgeOptions options, int horizonWindows)
    {
        _seats = [.. models.Select(model => new PanelSeat(model, options.Deployments))];
        (_ownNetworks, _prior) = (options.OwnNetworks, options.Prior);
        _inHull = new int[_seats.Length];
        _leastThreshold = _seats.Length == 0 ? 1 : _seats.Min(seat => seat.LeastThreshold);
        _windows = new OrientedWindow[horizonWindows];
        _findings = new(options);
    }

    /// <summary>Orients a profile by its newest window; a change of sides marks all its points anew.</summary>
    public void Orient(Profile profile)
    {
        var before = profile.Orientation.Client;
        profile.Orientation = ClientOrientation.Decide(profile.Conversation, profile.Pair, _ownNetworks);
        if (profile.Orientation.Client == before)
            return;
        for (var i = 0; i < profile.Points.Count; i++)
            Mark(ref profile.Points[i], profile.Orientation.Client);
        profile.Points.CountMarked();
    }

    /// <summary>Adds a point to an oriented profile.</summary>
    public void Add(Profile profile, ProfilePoint point)
    {
        Mark(ref point, profile.Orientation.Client);
        profile.Points.Add(point, _windows.Length);
    }

    /// <summary>What is held of a profile over the complete points from a window on. Allocates nothing.</summary>
    /// <param name="profile">An oriented profile.</param>
    /// <param name="firstWindow">The first window of the horizon, counted from the conversation's start.</param>
    /// <param name="now">The present moment, Unix milliseconds.</param>
    public Assessment Assess(Profile profile, int firstWindow, long now)
    {
        var windows = Gather(profile, firstWindow);
        var (odds, severity) = BestMatch(profile, windows, now);
        var lists = _findings.ListsOf(profile);
        _findings.Find(profile, windows, odds is null ? MostInHull() : 0, lists);
        var score = CombinedScore.Of(odds, _prior, _findings.Found);
        if (odds is not null || score.Score > CombinedScore.MostAlone)
            severity = Math.Max(severity, Severity.OfScore(score.Score));
        else if (_findings.IsAnyReportedAlone || score.Score >= Severity.Low)
            severity = Severity.Low;
        return severity != Severity.None && FindingPanel.Allowed(profile, lists) is { } allowed
            ? new(Severity.None, score, allowed)
            : new(severity, score, Allowed: null);
    }

    /// <summary>The best hit of a profile's server on the lists; null without one.</summary>
    public ListHit? ListHitOf(Profile profile) => _findings.ListHitOf(profile);

    /// <summary>What the last assessment found, in the order of the detectors.</summary>
    public ReadOnlySpan<Finding> Found => _findings.Found;

    /// <summary>
    /// What each model says that is in effect at a moment, the best first; what all say when none is, since an episode that
    /// was opened before its model was put off goes on.
    /// </summary>
    public ModelVerdict[] Judge(Profile profile, int firstWindow, long now)
    {
        var windows = Gather(profile, firstWindow);
        var verdicts = new List<ModelVerdict>(_seats.Length);
        var isAny = Array.Exists(_seats, seat => now > seat.EffectiveFrom);
        for (var m = 0; m < _seats.Length; m++)
        {
            if (now > _seats[m].EffectiveFrom || !isAny)
                verdicts.Add(Describe(_seats[m], _inHull[m], windows));
        }

        verdicts.Sort(VerdictOrder.BestFirst);
        return [.. verdicts];
    }

    // The odds of the best bar that is met of a model that alerts, and low when only one in shadow mode matches.
    private (double? Odds, int Severity) BestMatch(Profile profile, ReadOnlySpan<OrientedWindow> windows, long now)
    {
        var (best, severity) = ((double?)null, Severity.None);
        // At most two points are partial, so with too few in any hull no model can match: true of nearly every pair.
        if (profile.Points.Marked < (_leastThreshold * (profile.Points.Count - 2)) - 1e-6)
            return (best, severity);
        for (var m = 0; m < _seats.Length; m++)
        {
            var seat = _seats[m];
            if (now <= seat.EffectiveFrom)
                continue;
            foreach (var bar in seat.Bars)
            {
                if (!BarJudge.IsEnough(bar, _inHull[m], windows.Length))
                    continue;
                var odds = seat.IsShadow ? 0 : RiskScore.OddsOf(bar, windows.Length, _inHull[m], _prior);
                if ((seat.IsShadow ? severity != Severity.None : odds <= best) || !BarJudge.IsMet(bar, _inHull[m], windows))
                    continue;
                severity = Severity.Low;
                best = seat.IsShadow ? best : odds;
            }
        }

        return (best, severity);
    }

    private ModelVerdict Describe(PanelSeat seat, int inHull, ReadOnlySpan<OrientedWindow> windows)
    {
        var (best, score) = ((BarVerdict?)null, 0);
        foreach (var bar in seat.Bars)
        {
            if (windows.Length < bar.Points)
                continue;
            var verdict = BarJudge.Describe(bar, inHull, windows);
            var barScore = verdict.IsMet ? RiskScore.Of(bar, windows.Length, inHull, _prior) : 0;
            if (best is null || (verdict.IsMet, barScore).CompareTo((best.IsMet, score)) > 0)
                (best, score) = (verdict, barScore);
        }

        return new(seat.Model, windows.Length, inHull, MeanDepth(seat.Model, windows)) { Bar = best, IsShadow = seat.IsShadow, Score = score };
    }

    // Collects the complete windows and counts, for each model, those in its hulls.
    private Span<OrientedWindow> Gather(Profile profile, int firstWindow)
    {
        Array.Clear(_inHull);
        var complete = 0;
        for (var i = 0; i < profile.Points.Count; i++)
        {
            if (!profile.IsComplete(i, firstWindow))
                continue;
            ref var point = ref profile.Points[i];
            _windows[complete++] = point.OrientWindow(profile.Orientation.Client);
            for (var m = 0; m < _inHull.Length; m++)
                _inHull[m] += (int)(point.Marks >> m) & 1;
        }

        return _windows.AsSpan(0, complete);
    }

    private int MostInHull()
    {
        var most = 0;
        foreach (var inHull in _inHull)
            most = Math.Max(most, inHull);
        return most;
    }

    private static double MeanDepth(Model model, ReadOnlySpan<OrientedWindow> windows)
    {
        Span<double> coordinates = stackalloc double[FeatureSpace.Raw.Dimension];
        var sum = 0.0;
        foreach (ref readonly var window in windows)
        {
            window.Point.CopyTo(coordinates);
            sum += model.Depth(coordinates);
        }

        return windows.Length == 0 ? 0 : sum / windows.Length;
    }

    private void Mark(ref ProfilePoint point, Side client)
    {
        Span<double> coordinates = stackalloc double[FeatureSpace.Raw.Dimension];
        point.Orient(client).CopyTo(coordinates);
        var marks = point.Marks & ProfilePoint.First;
        for (var m = 0; m < _seats.Length; m++)
        {
            if (_seats[m].Model.Contains(coordinates))
                marks |= 1u << m;
        }

        point.Marks = marks;
    }
}
