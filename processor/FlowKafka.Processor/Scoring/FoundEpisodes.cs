namespace FlowKafka.Processor.Scoring;

/// <summary>Keeps the newest document of every episode.</summary>
internal sealed class FoundEpisodes
{
    private readonly Dictionary<string, FoundEpisode> _found = [];
    private readonly List<FoundEpisode> _inOrder = [];
    private readonly SortedDictionary<string, CampaignRecord> _campaigns = new(StringComparer.Ordinal);

    /// <summary>The episodes in the order in which they came first.</summary>
    public IReadOnlyList<FoundEpisode> InOrder => _inOrder;

    /// <summary>How many are flagged.</summary>
    public int Flagged => _inOrder.Count(e => e.IsFlagged);

    /// <summary>How many are of low severity only: reported, and no alert.</summary>
    public int Low => _inOrder.Count - Flagged;

    /// <summary>The gravest first, then the earliest.</summary>
    public IEnumerable<FoundEpisode> ByGravity => _inOrder
        .OrderByDescending(e => e.Newest.Severity)
        .ThenByDescending(e => e.Newest.RiskScore)
        .ThenBy(e => e.Newest.Start)
        .ThenBy(e => e.Newest.PairKey, StringComparer.Ordinal);

    /// <summary>The newest document of every campaign, by its id.</summary>
    public IReadOnlyDictionary<string, CampaignRecord> Campaigns => _campaigns;

    /// <summary>The campaigns that were not merged into others, in words, the largest first.</summary>
    public IEnumerable<string> CampaignReasons => _campaigns.Values.Where(campaign => campaign.MergedInto.Length == 0)
        .OrderByDescending(campaign => campaign.Clients).ThenBy(campaign => campaign.Id, StringComparer.Ordinal).Select(campaign => campaign.Reason);

    /// <summary>Takes a document; revisions of one episode or campaign come in order.</summary>
    public void Add(ReadOnlyMemory<byte> document)
    {
        if (CampaignRecord.TryRead(document) is { } campaign)
        {
            _campaigns[campaign.Id] = campaign;
            return;
        }

        var record = DetectionRecord.Read(document);
        if (!_found.TryGetValue(record.EpisodeId, out var episode))
        {
            _found.Add(record.EpisodeId, episode = new FoundEpisode());
            _inOrder.Add(episode);
        }

        episode.Take(record, document);
    }
}
