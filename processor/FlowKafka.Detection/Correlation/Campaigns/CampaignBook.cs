using FlowKafka.Flows;

namespace FlowKafka.Detection.Correlation;

/// <summary>
/// Brings flagged detections that share something into campaigns, over all accounts, since one intruder mines in many.
/// What is told of a campaign is told at the end of a window, once, when all detections up to it are in.
/// </summary>
internal sealed class CampaignBook
{
    /// <summary>How many clients, servers, models and merged campaigns a campaign names.</summary>
    public const int MostNamed = 50;

    /// <summary>How many clients are counted: what it costs to count more helps nobody.</summary>
    public const int MostClients = 50_000;

    private readonly Dictionary<string, Campaign> _campaigns = new(StringComparer.Ordinal);
    private readonly CorrelationOptions _options;
    private readonly FactStore _facts;
    private readonly Timers _timers;
    private readonly CampaignSchedule _schedule;
    private readonly ShareTable _shares;
    private readonly CampaignDocument _document;

    public CampaignBook(CorrelationOptions options, FactStore facts, Timers timers)
    {
        (_options, _facts, _timers) = (options, facts, timers);
        _schedule = new(options);
        _shares = new(facts, timers, _schedule.Window);
        _document = new(_schedule);
    }

    /// <summary>Campaigns that are not over.</summary>
    public int Count => _campaigns.Count;

    /// <summary>Makes what is derived from facts.</summary>
    /// <param name="closedThrough">The moment of the facts, Unix milliseconds.</param>
    public void Restore(long closedThrough)
    {
        foreach (var fact in _facts.All.OfType<CampaignFact>())
            _campaigns.Add(fact.Id, new(fact));
        foreach (var fact in _facts.All)
        {
            switch (fact)
            {
                case ClientFact client when _campaigns.TryGetValue(client.Campaign, out var campaign):
                    campaign.Clients.Add((client.Tenant, client.Address));
                    break;
                case ShareFact share when _campaigns.TryGetValue(share.Campaign, out var campaign):
                    campaign.Shares.Add(share.Key);
                    break;
                case EpisodeFact episode when _campaigns.TryGetValue(episode.Campaign, out var campaign):
                    campaign.Open.Add(episode.Id);
                    _shares.Restore(episode);
                    break;
            }
        }

        foreach (var campaign in _campaigns.Values)
        {
            Schedule(campaign, closedThrough);
            foreach (var key in campaign.Shares)
                _shares.Schedule(key, closedThrough);
        }
    }

    /// <summary>
    /// Takes a flagged detection and tells its campaign's id. Documents of campaigns that end in another by it are
    /// delivered.
    /// </summary>
    /// <param name="entry">The detection.</param>
    /// <param name="episode">Its episode; null when this is its first flagged one.</param>
    /// <param name="shares">The keys that its episode holds from now on.</param>
    /// <param name="sink">Where documents go.</param>
    public string Join(VerdictEntry entry, EpisodeFact? episode, out IReadOnlyList<string> shares, ICorrelationSink sink)
    {
        var things = SharedThing.Of(entry, _options);
        var met = Met(things, episode, out var sharedBy);
        var campaign = met.Count > 0 ? met[0] : Begin(entry);
        var hasNews = false;
        for (var i = 1; i < met.Count; i++)
        {
            Merge(met[i], campaign, entry.Timestamp, sink);
            hasNews = true;
        }

        hasNews |= AddClient(campaign, entry.Tenant, entry.Client, entry.Timestamp);
        Describe(campaign, entry, isNew: episode is null, sharedBy);
        if (hasNews && campaign.Clients.Count > 1)
            campaign.Fact = campaign.Fact with { NewsAt = _schedule.EndOfWindow(entry.Timestamp) };
        shares = entry.IsClosed ? [] : [.. things.Select(thing => thing.Key)];
        _shares.Use(campaign, things, episode?.Shares ?? [], !entry.IsClosed, entry.Timestamp);
        if (entry.IsClosed)
            campaign.Open.Remove(entry.EpisodeId);
        else
            campaign.Open.Add(entry.EpisodeId);
        Save(campaign, entry.Timestamp);
        return campaign.Id;
    }

    /// <summary>An open episode has not been heard of for too long.</summary>
    public void Release(EpisodeFact episode, long moment)
    {
        _shares.Release(episode.Shares, moment);
        if (_campaigns.TryGetValue(episode.Campaign, out var campaign) && campaign.Open.Remove(episode.Id))
            Schedule(campaign, moment);
    }

    /// <summary>Nobody uses a server, network or model any more.</summary>
    public void Expire(string share, long moment)
    {
        if (_facts.Find<ShareFact>(share) is not { } fact)
            return;
        _shares.Remove(share, moment);
        if (_campaigns.TryGetValue(fact.Campaign, out var campaign))
            campaign.Shares.Remove(share);
    }

    /// <summary>A campaign has something to tell, or is over.</summary>
    public void Tell(string id, long moment, ICorrelationSink sink)
    {
        var campaign = _campaigns[id];
        if (campaign.Open.Count == 0 && _schedule.EndOf(campaign.Fact) <= moment)
        {
            if (campaign.IsTold)
                Deliver(campaign, CampaignPhase.Closed, moment, null, sink);
            Remove(campaign, moment);
            return;
        }

        var phase = !campaign.IsTold ? CampaignPhase.Open : campaign.Fact.NewsAt is not null ? CampaignPhase.Growing : CampaignPhase.Ongoing;
        Deliver(campaign, phase, moment, null, sink);
        campaign.Fact = campaign.Fact with { ToldAt = moment, ToldClients = campaign.Clients.Count, NewsAt = null };
        Save(campaign, moment);
    }

    // The campaigns of which a detection is a part, the oldest first.
    private List<Campaign> Met(IReadOnlyList<SharedThing> things, EpisodeFact? episode, out ShareKinds sharedBy)
    {
        var met = new List<Campaign>();
        sharedBy = ShareKinds.None;
        if (episode is not null && _campaigns.TryGetValue(episode.Campaign, out var own))
            met.Add(own);
        foreach (var thing in things)
        {
            if (_shares.Find(thing) is not { } share || share.Campaign == episode?.Campaign || !_campaigns.TryGetValue(share.Campaign, out var campaign))
                continue;
            sharedBy |= thing.Kind;
            if (!met.Contains(campaign))
                met.Add(campaign);
        }

        met.Sort(Campaign.ByAge);
        return met;
    }

    private Campaign Begin(VerdictEntry entry)
    {
        var campaign = new Campaign(new()
        {
            Id = CampaignId.Of(entry.EpisodeId),
            Start = entry.Timestamp,
            Newest = entry.Timestamp,
            EarliestStart = entry.Start,
            LatestEnd = entry.End,
            Severity = entry.Severity,
            Episodes = 0,
            Clients = new([], IsCut: false),
            Servers = new([], IsCut: false),
            Models = new([], IsCut: false),
            Merged = new([], IsCut: false),
        });
        _campaigns.Add(campaign.Id, campaign);
        return campaign;
    }

    private static void Describe(Campaign campaign, VerdictEntry entry, bool isNew, ShareKinds sharedBy)
    {
        var fact = campaign.Fact;
        campaign.Fact = fact with
        {
            Newest = Math.Max(fact.Newest, entry.Timestamp),
            EarliestStart = Math.Min(fact.EarliestStart, entry.Start),
            LatestEnd = Math.Max(fact.LatestEnd, entry.End),
            Severity = Math.Max(fact.Severity, entry.Severity),
            Episodes = fact.Episodes + (isNew ? 1 : 0),
            SharedBy = fact.SharedBy | sharedBy,
            Clients = fact.Clients.With(entry.Client, MostNamed),
            Servers = fact.Servers.With(new CampaignServer(entry.Server, entry.ServerPort), MostNamed),
            Models = entry.Model.Length > 0 ? fact.Models.With(entry.Model, MostNamed) : fact.Models,
        };
    }

    private void Merge(Campaign younger, Campaign older, long moment, ICorrelationSink sink)
    {
        Deliver(younger, CampaignPhase.Merged, _schedule.EndOfWindow(moment), older.Id, sink);
        var (one, other) = (older.Fact, younger.Fact);
        older.Fact = one with
        {
            Newest = Math.Max(one.Newest, other.Newest),
            EarliestStart = Math.Min(one.EarliestStart, other.EarliestStart),
            LatestEnd = Math.Max(one.LatestEnd, other.LatestEnd),
            Severity = Math.Max(one.Severity, other.Severity),
            Episodes = one.Episodes + other.Episodes,
            SharedBy = one.SharedBy | other.SharedBy,
            Clients = one.Clients.With(other.Clients, MostNamed),
            Servers = one.Servers.With(other.Servers, MostNamed),
            Models = one.Models.With(other.Models, MostNamed),
            Merged = one.Merged.With(other.Id, MostNamed).With(other.Merged, MostNamed),
        };
        // Beyond the limit it depends on the order which clients are counted.
        foreach (var (tenant, address) in younger.Clients.OrderBy(client => client.Address).ThenBy(client => client.Tenant, StringComparer.Ordinal))
            AddClient(older, tenant, address, moment);
        _shares.Move(younger, older, moment);
        foreach (var id in younger.Open)
        {
            older.Open.Add(id);
            _facts.Put(_facts.Find<EpisodeFact>(EpisodeFact.KeyOf(id))! with { Campaign = older.Id }, moment);
        }

        Remove(younger, moment);
    }

    private bool AddClient(Campaign campaign, string tenant, in IpAddress address, long moment)
    {
        if (campaign.Clients.Count >= MostClients || !campaign.Clients.Add((tenant, address)))
            return false;
        _facts.Put(new ClientFact(campaign.Id, tenant, address), moment);
        return true;
    }

    private void Deliver(Campaign campaign, CampaignPhase phase, long moment, string? mergedInto, ICorrelationSink sink)
    {
        var (id, document) = _document.Write(campaign, phase, moment, mergedInto);
        sink.Deliver(id, document.Span);
    }

    private void Save(Campaign campaign, long moment)
    {
        _facts.Put(campaign.Fact, moment);
        Schedule(campaign, moment);
    }

    private void Schedule(Campaign campaign, long moment)
    {
        var due = campaign.Fact.NewsAt ?? long.MaxValue;
        if (campaign.IsTold)
            due = Math.Min(due, _schedule.NextDay(campaign.Fact));
        if (campaign.Open.Count == 0)
            due = Math.Min(due, _schedule.EndOfWindow(Math.Max(moment, _schedule.EndOf(campaign.Fact))));
        _timers.Set(TimerKind.Campaign, campaign.Id, due == long.MaxValue ? null : due);
    }

    private void Remove(Campaign campaign, long moment)
    {
        foreach (var (tenant, address) in campaign.Clients)
            _facts.Remove(new ClientFact(campaign.Id, tenant, address).Key, moment);
        foreach (var key in campaign.Shares)
            _shares.Remove(key, moment);
        _facts.Remove(campaign.Fact.Key, moment);
        _timers.Set(TimerKind.Campaign, campaign.Id, null);
        _campaigns.Remove(campaign.Id);
    }
}
