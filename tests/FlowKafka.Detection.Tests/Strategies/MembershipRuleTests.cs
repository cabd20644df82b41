using FlowKafka.Detection.Strategies;
using Xunit;

namespace FlowKafka.Detection.Tests.Strategies;

public class MembershipRuleTests
{
    private static readonly MembershipRule Rule = new();

    [Fact]
    public void FirstMatch_FiveCompletePointsInside_IsNone() => Assert.Null(FirstMatch(inside: 5, outside: 0));

    [Fact]
    public void FirstMatch_SixCompletePointsInside_IsAfterEightWindows() =>
        Assert.Equal(new FirstFlag(6, TimeSpan.FromMinutes(80)), FirstMatch(inside: 6, outside: 0));

    [Fact]
    public void FirstMatch_OneOfTheFirstOutside_IsWhenFortyNineOfFiftyAreInside()
    {
        var late = new bool[60];
        Array.Fill(late, true);
        late[3] = false;

        Assert.Equal(50, Rule.FirstMatch(History.Conversation(History.Miner(61)), late)!.Value.Windows);
    }

    [Fact]
    public void FirstMatch_OneOfFortyNineOutside_IsNone()
    {
        var late = new bool[49];
        Array.Fill(late, true);
        late[3] = false;

        Assert.Null(Rule.FirstMatch(History.Conversation(History.Miner(50)), late));
    }

    [Theory]
    [InlineData(12, true)]
    [InlineData(13, false)]
    public void FirstMatch_PointsOutsideLeaveTheHorizon_OnlyThoseInsideItCount(int outside, bool isMatch)
    {
        // Twenty complete points, the first ones outside; at the last one the newest point is partial, and ten windows count.
        var rule = new MembershipRule { HorizonWindows = 9, MinimumPoints = 8 };
        var inside = Enumerable.Range(0, 20).Select(i => i >= outside).ToArray();

        Assert.Equal(isMatch, rule.FirstMatch(History.Conversation(History.Miner(21)), inside) is not null);
    }

    private static FirstFlag? FirstMatch(int inside, int outside) => Rule.FirstMatch(
        History.Conversation(History.Miner(inside + outside + 1)), [.. Enumerable.Repeat(true, inside), .. Enumerable.Repeat(false, outside)]);
}
