namespace FlowKafka.Detection.Correlation;

/// <summary>
/// Which campaign a server, network or model belongs to: while an open episode uses it, and a campaign window after its
/// last detection.
/// </summary>
internal sealed class ShareTable(FactStore facts, Timers timers, long window)
{
    private readonly Dictionary<string, int> _users = new(StringComparer.Ordinal);

    public ShareFact? Find(in SharedThing thing) => facts.Find<ShareFact>(thing.Key);

    /// <summary>A detection uses some things, in place of those that its episode used so far.</summary>
    public void Use(Campaign campaign, IReadOnlyList<SharedThing> things, IReadOnlyList<string> before, bool isOpen, long moment)
    {
        foreach (var thing in things)
        {
            facts.Put(new ShareFact(thing.Kind, thing.Value, campaign.Id, moment), moment);
            campaign.Shares.Add(thing.Key);
            Hold(thing.Key, isOpen ? 1 : 0);
        }

        foreach (var key in before)
            Hold(key, -1);
        foreach (var thing in things)
            Schedule(thing.Key, moment);
        foreach (var key in before)
            Schedule(key, moment);
    }

    /// <summary>An episode that used some things is over, unheard.</summary>
    public void Release(IReadOnlyList<string> keys, long moment)
    {
        foreach (var key in keys)
        {
            Hold(key, -1);
            Schedule(key, moment);
        }
    }

    /// <summary>Gives all that a campaign has to another.</summary>
    public void Move(Campaign from, Campaign to, long moment)
    {
        foreach (var key in from.Shares)
        {
            facts.Put(facts.Find<ShareFact>(key)! with { Campaign = to.Id }, moment);
            to.Shares.Add(key);
        }

        from.Shares.Clear();
    }

    public void Remove(string key, long moment)
    {
        facts.Remove(key, moment);
        timers.Set(TimerKind.Share, key, null);
    }

    public void Restore(EpisodeFact episode)
    {
        foreach (var key in episode.Shares)
            Hold(key, 1);
    }

    public void Schedule(string key, long moment)
    {
        if (facts.Find<ShareFact>(key) is { } share)
            timers.Set(TimerKind.Share, key, _users.ContainsKey(key) ? null : Math.Max(share.Newest + window, moment));
    }

    private void Hold(string key, int change)
    {
        var users = _users.GetValueOrDefault(key) + change;
        if (users > 0)
            _users[key] = users;
        else
            _users.Remove(key);
    }
}
