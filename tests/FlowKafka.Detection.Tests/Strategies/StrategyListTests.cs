using System.Text.RegularExpressions;
using FlowKafka.Detection.Strategies;
using FlowKafka.Detection.Training;
using Xunit;

namespace FlowKafka.Detection.Tests.Strategies;

public class StrategyListTests
{
    private static readonly IReadOnlyList<IStrategy> All = StrategyList.Of(
        new ShippedRecipe([]), new TrainerRecipe(new TrainerOptions { Name = "retrained" }), new JudgeOptions());

    [Fact]
    public void Of_Names_AreDifferentAndInKebabCase()
    {
        Assert.Equal(All.Count, All.Select(strategy => strategy.Name).Distinct().Count());
        Assert.All(All, strategy => Assert.Matches(new Regex("^[a-z0-9]+(-[a-z0-9]+)*$"), strategy.Name));
    }

    [Fact]
    public void Select_Star_StandsForAnyCharacters() => Assert.Equal(
        ["talk-0", "talk-1", "talk-2"], StrategyList.Select(All, ["talk-*"], out _).Select(strategy => strategy.Name));

    [Fact]
    public void Select_SeveralNames_KeepsTheListsOrder() => Assert.Equal(
        ["convex-raw", "talk-0"], StrategyList.Select(All, ["talk-0", "convex-raw"], out _).Select(strategy => strategy.Name));

    [Fact]
    public void Select_NoPattern_IsAll()
    {
        Assert.Equal(All, StrategyList.Select(All, [], out var unknown));
        Assert.Null(unknown);
    }

    [Fact]
    public void Select_PatternThatMatchesNothing_IsNamed()
    {
        StrategyList.Select(All, ["convex-*", "convx-*"], out var unknown);

        Assert.Equal("convx-*", unknown);
    }
}
