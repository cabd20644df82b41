using FlowKafka.Processor.Configuration;
using FlowKafka.Streams.Windows;

namespace FlowKafka.Processor.Tests.Configuration;

public sealed class CorrelationSettingsTests
{
    [Fact]
    public void ToOptions_EverySetting_ReachesTheCorrelation()
    {
        var window = new WindowOptions { WindowSize = TimeSpan.FromMinutes(5), ConversationSilence = TimeSpan.FromHours(2), MaximumUnknown = TimeSpan.FromHours(3) };
        var options = new CorrelationSettings
        {
            CampaignWindow = TimeSpan.FromHours(4),
            ShareServer = false,
            ShareNetwork = false,
            ShareModel = false,
            EntityMemory = TimeSpan.FromDays(6),
        }.ToOptions(window, null);

        Assert.Equal((TimeSpan.FromMinutes(5), TimeSpan.FromHours(4)), (options.WindowSize, options.CampaignWindow));
        Assert.Equal((false, false, false), (options.ShareServer, options.ShareNetwork, options.ShareModel));
        Assert.Equal((TimeSpan.FromHours(53), TimeSpan.FromDays(6)), (options.EpisodePatience, options.EntityMemory));
    }

    [Fact]
    public void ToOptions_OfTheDefaults_HasNoFault() => Assert.Empty(new CorrelationSettings().ToOptions(new(), null).Faults());

    [Fact]
    public void OfPipeline_ACampaignWindowThatIsNoWholeNumberOfWindows_IsOneLine()
    {
        var loaded = SettingsLoader.Load(null, [new("Correlation:CampaignWindow", "25m")]);
        Assert.Contains("CampaignWindow is 00:25:00: it must be a whole number of windows of 00:10:00.", SettingsCheck.OfPipeline(loaded).Problems);
    }
}
