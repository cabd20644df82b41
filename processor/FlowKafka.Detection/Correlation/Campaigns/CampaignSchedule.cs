namespace FlowKafka.Detection.Correlation;

/// <summary>When campaigns are told of, always at the end of a window, and which number of clients alarms anew.</summary>
internal sealed class CampaignSchedule(CorrelationOptions options)
{
    private const long Day = 86_400_000;

    private readonly long _size = options.WindowSize.Ticks / TimeSpan.TicksPerMillisecond;

    /// <summary>How long a campaign may be silent, milliseconds.</summary>
    public long Window { get; } = options.CampaignWindow.Ticks / TimeSpan.TicksPerMillisecond;

    /// <summary>The end of the window that a moment lies in; a window's end is its own.</summary>
    public long EndOfWindow(long moment) => moment + ((_size - (moment % _size)) % _size);

    /// <summary>Windows between the first detection and a document.</summary>
    public long RevisionAt(CampaignFact campaign, long moment) => (moment - EndOfWindow(campaign.Start)) / _size;

    /// <summary>The end of the first whole number of days since the first detection that its newest document does not cover.</summary>
    public long NextDay(CampaignFact campaign)
    {
        var start = EndOfWindow(campaign.Start);
        return EndOfWindow(start + ((((campaign.ToldAt - start) / Day) + 1) * Day));
    }

    /// <summary>When a campaign without an open episode is over.</summary>
    public long EndOf(CampaignFact campaign) => EndOfWindow(campaign.Newest + Window);

    /// <summary>True when the number of clients has reached 3, 10, 30, 100 and so on since the newest document.</summary>
    public static bool IsAlarming(int before, int clients)
    {
        for (long three = 3, ten = 10; three <= clients; three *= 10, ten *= 10)
        {
            if (before < three || (before < ten && ten <= clients))
                return true;
        }

        return false;
    }
}
