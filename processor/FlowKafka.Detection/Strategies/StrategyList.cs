using System.Collections.Immutable;
using System.IO.Enumeration;
using FlowKafka.Detection.Companions;
using FlowKafka.Detection.Findings;
using FlowKafka.Detection.Findings.Detectors;
using FlowKafka.Detection.Training;

namespace FlowKafka.Detection.Strategies;

/// <summary>All strategies that are compared.</summary>
public static class StrategyList
{
    /// <summary>What the sizes of hulls and bands have in common with the models: the fewest complete points.</summary>
    private static readonly MembershipRule Rule = new();

    private static readonly ImmutableArray<IRegionShape> Shapes = [new ConvexShape(), new PairwiseShape(), new ConcaveShape(), new UnionShape()];

    /// <summary>The strategy that is the program's own models.</summary>
    public const string Shipped = "shipped";

    /// <summary>The strategy that is the program's own models and detectors together, without what is known across pairs.</summary>
    public const string Combined = "combined";

    /// <summary>The name of the strategy that makes models like the shipped ones of other captures.</summary>
    public const string Retrained = "retrained";

    /// <summary>The companions, those that cost little first.</summary>
    public static ImmutableArray<Companion> Companions { get; } = [.. CompanionList.All.OrderBy(companion => companion.IsCostly)];

    /// <summary>The strategies, in the order in which they are shown.</summary>
    /// <param name="shipped">The models of the program.</param>
    /// <param name="retrained">How such models are made of other captures.</param>
    /// <param name="options">How the judge works.</param>
    public static IReadOnlyList<IStrategy> Of(IModelRecipe shipped, IModelRecipe retrained, JudgeOptions options) =>
    [
        new ModelStrategy(Shipped, shipped, options with { Detectors = [] }),
        new ModelStrategy(Retrained, retrained, options with { Detectors = [] }),
        new ModelStrategy(Combined, shipped, options, "and what the detectors find of a pair, in one score"),
        .. from shape in Shapes
           from space in SpaceRecipe.All
           from number in shape.Numbers
           select new RegionStrategy(shape, space, number, Rule),
        new CompanionStrategy("companions-together", Companions, Rule.MinimumPoints),
        .. Companions.Select(companion => new CompanionStrategy(companion, Rule.MinimumPoints)),
        new PortStrategy(),
        new TalkHullStrategy(withZeros: true),
        new TalkHullStrategy(withZeros: false),
        .. Detectors(options),
    ];

    // Those that need no context, as they are set by default.
    private static IEnumerable<DetectorStrategy> Detectors(JudgeOptions options)
    {
        var settings = new DetectorOptions();
        var hour = TimeSpan.FromHours(1);
        return
        [
            new(new LongFlowDetector(settings.LongFlow), "long-flow-9h", "a conversation outwards of 9 h (after Stealthwatch)", options),
            new(new LongFlowDetector(settings.LongFlow with { Least = hour }), "long-flow-1h", "a conversation outwards of 1 h (after Stealthwatch)", options),
            new(new QuietLongFlowDetector(settings.QuietLongFlow), "quiet-long-flow-9h", "one of 9 h with at most 1 MB an hour (after Stealthwatch)", options),
            new(new QuietLongFlowDetector(settings.QuietLongFlow with { Least = hour }), "quiet-long-flow-1h", "one of 1 h with at most 1 MB an hour (after Stealthwatch)", options),
            new(new PeriodicFlowDetector(settings.PeriodicFlow), "periodic-flow", "steady in time and size for hours (after RITA and Stealthwatch)", options),
            new(new BlockedMinerDetector(settings.BlockedMiner), "blocked-miner", "refused attempts with a miner's rhythm", options),
        ];
    }

    /// <summary>Those of the strategies whose names match one of the patterns, in their own order.</summary>
    /// <param name="strategies">The strategies.</param>
    /// <param name="patterns">Names, in which <c>*</c> stands for any characters and <c>?</c> for one; none selects all.</param>
    /// <param name="unknown">The first pattern that matches nothing; null when each does.</param>
    public static IReadOnlyList<IStrategy> Select(IReadOnlyList<IStrategy> strategies, IReadOnlyList<string> patterns, out string? unknown)
    {
        unknown = patterns.FirstOrDefault(pattern => !strategies.Any(strategy => Matches(pattern, strategy)));
        return patterns.Count == 0 ? strategies : [.. strategies.Where(strategy => patterns.Any(pattern => Matches(pattern, strategy)))];
    }

    private static bool Matches(string pattern, IStrategy strategy) => FileSystemName.MatchesSimpleExpression(pattern, strategy.Name);
}
