using FlowKafka.Detection;
using FlowKafka.Detection.Models;
using FlowKafka.Processor.Configuration;
using FlowKafka.Processor.Verbs;

namespace FlowKafka.Processor.Tests.Configuration;

public sealed class ModelSettingsTests
{
    private static async Task<Model> ModelAsync()
    {
        using var folder = new TemporaryFolder();
        return ModelFiles.Load(await SmallModel.TrainAsync(folder));
    }

    [Fact]
    public async Task Deployments_NameAndVersion_AreJoinedForOneModel()
    {
        var model = await ModelAsync();
        var exact = $"small@{model.Version}";
        var settings = new ModelSettings
        {
            Shadow = ["SMALL"],
            EffectiveFrom = new Dictionary<string, string> { ["small"] = "1970-01-01T00:00:01Z", [exact] = "1970-01-01T00:00:02Z" },
        };

        Assert.Empty(settings.Faults([model]));
        Assert.Equal([new ModelDeployment(exact, 2_000, IsShadow: true)], settings.Deployments([model]));
    }

    [Fact]
    public async Task Deployments_NothingNamed_AreNone() => Assert.Empty(new ModelSettings().Deployments([await ModelAsync()]));

    [Fact]
    public async Task Faults_UnknownModelsAndMoment_AreALineEach()
    {
        var model = await ModelAsync();
        var settings = new ModelSettings
        {
            Shadow = ["other"],
            EffectiveFrom = new Dictionary<string, string> { ["small@000000000000"] = "2026-02-01", ["small"] = "soon" },
        };

        Assert.Equal(
            [
                $"Models:Shadow: no model is named 'other'; there are small@{model.Version}.",
                $"Models:EffectiveFrom: no model is named 'small@000000000000'; there are small@{model.Version}.",
                "Models:EffectiveFrom:small is 'soon': write an ISO 8601 moment, as 2026-02-01T00:00:00Z; without an offset it is UTC.",
            ],
            settings.Faults([model]));
    }

    [Fact]
    public async Task ToPipelineAndToScore_OneConfiguration_JudgeAlike()
    {
        var model = await ModelAsync();
        var settings = new Settings { Judge = new() { Prior = 0.01 }, Models = new() { Shadow = ["small"] } };

        var (pipeline, score) = (settings.ToPipeline([model]).Judge, settings.ToScore([model]).Judge);

        Assert.Equal((0.01, 0.01), (pipeline.Prior, score.Prior));
        Assert.Equal(pipeline.Deployments, score.Deployments);
        Assert.True(Assert.Single(score.Deployments).IsShadow);
    }
}
