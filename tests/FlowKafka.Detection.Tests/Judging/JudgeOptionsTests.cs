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
    public void Faults_TooManyModelsOrOneTwice_AreNamed()
    {
        Model[] models = [.. Enumerable.Range(0, 32).Select(i => BoxModel.Of($"m{i % 31}"))];

        Assert.Equal(["32 models were given: judge works with at most 31.", $"2 models are m0@{models[0].Version}: name each once."], new JudgeOptions().Faults(models));
    }

    [Fact]
    public void Faults_TwoVersionsOfOneName_AreFine() =>
        Assert.Empty(new JudgeOptions().Faults([BoxModel.Of("xmr"), BoxModel.Of("xmr", threshold: 0.9)]));

    [Theory]
    [InlineData(0, "Prior is 0: it must be above 0 and below 1.")]
    [InlineData(1, "Prior is 1: it must be above 0 and below 1.")]
    [InlineData(double.NaN, "Prior is NaN: it must be above 0 and below 1.")]
    [InlineData(0.999, "")]
    [InlineData(1e-9, "")]
    public void Faults_APriorThatIsNoProbability_IsNamed(double prior, string fault) =>
        Assert.Equal(fault, string.Join('|', new JudgeOptions { Prior = prior }.Faults([])));

    [Fact]
    public void Faults_ADeploymentOfNoModel_SaysWhichThereAre()
    {
        Model[] models = [BoxModel.Of("xmr"), BoxModel.Of("zec")];
        var options = new JudgeOptions { Deployments = [new("xmr", 0, false), new($"zec@{models[1].Version}", 0, true), new("zec@0", 0, true)] };

        Assert.Equal([$"No model is named zec@0: there are xmr@{models[0].Version}, zec@{models[1].Version}."], options.Faults(models));
    }
}
