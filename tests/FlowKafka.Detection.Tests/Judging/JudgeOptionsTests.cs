using FlowKafka.Detection.Models;
using Xunit;

namespace FlowKafka.Detection.Tests.Judging;

public sealed class JudgeOptionsTests
{
    [Fact]
    public void Judge_ModelOfAnotherWindowSize_IsRefused()
    {
        var options = new JudgeOptions { WindowSize = TimeSpan.FromMinutes(5) };

        var fault = Assert.Throws<ArgumentException>(() => new Judge(options, [BoxModel.Of("xmr")], new Recorder()));

        Assert.Equal($"Model xmr {BoxModel.Of("xmr").Version} judges windows of 00:10:00, and the pipeline's are 00:05:00.", fault.Message);
    }

    [Theory]
    [InlineData(0, 24, 1, "WindowSize is 00:00:00: it must be a positive number of milliseconds.")]
    [InlineData(10, 0.25, 0.1, "Horizon is 00:15:00: it must be a whole number of windows of 00:10:00.|EpisodeSilence is 00:06:00: it must be a whole number of windows of 00:10:00.")]
    [InlineData(10, 1, 2, "EpisodeSilence is 02:00:00: it must not be longer than the horizon, 01:00:00.")]
    [InlineData(10, 1, 1, "")]
    public void Faults_EachWrongOption_HasALineOfItsOwn(int windowMinutes, double horizonHours, double silenceHours, string faults)
    {
        var options = new JudgeOptions
        {
            WindowSize = TimeSpan.FromMinutes(windowMinutes),
            Horizon = TimeSpan.FromHours(horizonHours),
            EpisodeSilence = TimeSpan.FromHours(silenceHours),
        };

        Assert.Equal(faults, string.Join('|', options.Faults([])));
    }

    [Fact]
    public void Faults_TooManyModelsOrTwoOfOneName_AreNamed()
    {
        Model[] models = [.. Enumerable.Range(0, 32).Select(i => BoxModel.Of($"m{i % 31}"))];

        Assert.Equal(["32 models were given: judge works with at most 31.", "2 models are named m0: names must differ."], new JudgeOptions().Faults(models));
    }
}
