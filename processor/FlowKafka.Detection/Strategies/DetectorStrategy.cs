using FlowKafka.Detection.Findings;
using FlowKafka.Detection.Orientation;
using FlowKafka.Detection.Profiles;
using FlowKafka.Streams.Points;

namespace FlowKafka.Detection.Strategies;

/// <summary>What one detector finds, asked after each window as the judge would, by itself and without context.</summary>
/// <param name="detector">The detector.</param>
/// <param name="name">Its name, in kebab case.</param>
/// <param name="meaning">What it finds, in one line.</param>
/// <param name="options">How the judge works.</param>
public sealed class DetectorStrategy(IDetector detector, string name, string meaning, JudgeOptions options) : IStrategy, IPairJudge
{
    private readonly long _horizon = (long)options.Horizon.TotalMilliseconds;
    private readonly long _silence = (long)options.EpisodeSilence.TotalMilliseconds;

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public string Meaning => meaning;

    /// <inheritdoc/>
    public bool IsTrained => false;

    /// <inheritdoc/>
    public IPairJudge Train(IReadOnlyList<CaptureHistory> miners) => this;

    /// <inheritdoc/>
    public FirstFlag? Judge(PairHistory pair)
    {
        ArgumentNullException.ThrowIfNull(pair);
        Profile? profile = null;
        var (next, index, history) = (0, 0, (ConversationHistory?)null);
        foreach (var window in pair.Windows)
        {
            profile = Take(profile, window);
            if (profile is null)
                continue;
            if (window.IsPoint)
            {
                index++;
                if (history?.Start != window.Conversation.Start)
                    (history, index) = (pair.Conversations[next++], 0);
            }

            var complete = profile.IsConversation && history is not null ? CompleteOf(history, index, window.End) : [];
            if (Find(profile, window, complete).IsFound)
                return new(complete.Length, TimeSpan.FromMilliseconds(window.End - profile.Start));
        }

        return null;
    }

    private Profile? Take(Profile? profile, in WindowPoint window)
    {
        var start = window.HasTraffic || window.Unknown ? window.Conversation.Start
            : profile is { IsConversation: true } && window.Start - profile.LastEnd < _silence ? profile.Start
            : window.Refused.IsKnown ? window.Refused.Start
            : window.LongRun.Start;
        if (profile?.Start != start)
            profile = new(window.Pair, start);
        if (window.HasTraffic || window.Unknown)
            profile.Take(window);
        else if (!profile.IsConversation && window.Refused.IsKnown)
            profile.TakeRefused(window);
        else if (!profile.IsConversation && window.LongRun.IsKnown)
            profile.TakeLong(window);
        else if (!profile.IsConversation)
            return null;
        (profile.Runs ??= new()).Take(window, _silence, _horizon);
        profile.Orientation = ClientOrientation.Decide(profile.Conversation, window.Pair, options.OwnNetworks);
        return profile;
    }

    private ReadOnlySpan<OrientedWindow> CompleteOf(ConversationHistory history, int index, long end)
    {
        var complete = history.CompleteBefore(index);
        var first = 0;
        while (first < complete.Length && history.Start + (complete[first].Window * history.WindowSize) < end - _horizon)
            first++;
        return complete[first..];
    }

    private Finding Find(Profile profile, in WindowPoint window, ReadOnlySpan<OrientedWindow> complete)
    {
        var client = profile.Orientation.Client;
        return detector.Find(new ConversationEvidence
        {
            Pair = window.Pair,
            Conversation = profile.Conversation,
            Orientation = profile.Orientation,
            Direction = NetworkDirection.Of(window.Pair, client, options.OwnNetworks),
            ServerPort = client == Side.Lower ? profile.HigherPort : profile.LowerPort,
            End = window.End,
            WindowSize = window.End - window.Start,
            Windows = complete,
            Rejects = profile.Rejects,
            LongRecords = profile.LongRecords,
            Lists = options.Knowledge.At(window.Start),
        });
    }
}
