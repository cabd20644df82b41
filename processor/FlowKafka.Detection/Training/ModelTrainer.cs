using System.Collections.Immutable;
using FlowKafka.Detection.Models;
using FlowKafka.Detection.Profiles;
using FlowKafka.Flows;
using FlowKafka.Streams.Points;

namespace FlowKafka.Detection.Training;

/// <summary>
/// Makes a model from the WindowPoints of known miners: one convex hull around all complete points. The order in which
/// the points come makes no difference to the model, not in a single byte.
/// </summary>
public sealed class ModelTrainer(TrainerOptions options)
{
    private readonly SortedDictionary<string, SortedDictionary<IpPair, Candidate>> _sources = new(StringComparer.Ordinal);
    private int _offered, _unknown, _withoutTraffic, _wrongSize, _repeated;

    /// <summary>Takes a window of a pair.</summary>
    /// <param name="source">The file or capture that it comes from.</param>
    /// <param name="point">The window.</param>
    public void Add(string source, in WindowPoint point)
    {
        _offered++;
        if (point.End - point.Start != (long)options.WindowSize.TotalMilliseconds)
            _wrongSize++;
        else if (!point.IsPoint && point.Unknown)
            _unknown++;
        else if (!point.IsPoint)
            _withoutTraffic++;
        else if (!CandidateOf(source, point.Pair).TryAdd(point))
            _repeated++;
    }

    /// <summary>Makes the model of all that was taken.</summary>
    /// <exception cref="ModelTrainingException">No complete point is left.</exception>
    public (Model Model, TrainingReport Report) Train()
    {
        var (first, newest, others) = (0, 0, 0);
        var coordinates = new List<OrientedPoint>();
        var conversations = new List<OrientedWindow[]>();
        var sources = ImmutableArray.CreateBuilder<TrainingSource>();
        var allPairs = new HashSet<IpPair>();
        foreach (var (name, candidates) in _sources)
        {
            var (before, pairs) = (coordinates.Count, 0);
            foreach (var (pair, candidate) in candidates)
            {
                var server = candidate.ServerIn(options.Servers);
                if (options.Servers.Count > 0 && server is null)
                {
                    others += candidate.Points.Count;
                    continue;
                }

                var used = coordinates.Count;
                foreach (var conversation in candidate.Points.GroupBy(point => point.Conversation.Start))
                {
                    var windows = Complete([.. conversation], Client(candidate, conversation.Key, server), ref first, ref newest);
                    conversations.Add(windows);
                    coordinates.AddRange(windows.Select(window => window.Point));
                }

                if (coordinates.Count > used)
                {
                    pairs++;
                    allPairs.Add(pair);
                }
            }

            if (pairs > 0)
                sources.Add(new(name, pairs, coordinates.Count - before));
        }

        if (coordinates.Count == 0)
            throw new ModelTrainingException(Nothing(first + newest, others));
        return Make(coordinates, conversations, sources.ToImmutable(), allPairs.Count, first, newest, others);
    }

    private Candidate CandidateOf(string source, in IpPair pair)
    {
        if (!_sources.TryGetValue(source, out var candidates))
            _sources.Add(source, candidates = []);
        if (!candidates.TryGetValue(pair, out var candidate))
            candidates.Add(pair, candidate = new(pair));
        return candidate;
    }

    private Side Client(Candidate candidate, long conversation, Side? server) => server switch
    {
        Side.Lower => Side.Higher,
        Side.Higher => Side.Lower,
        _ => candidate.ClientOf(conversation, options.OwnNetworks),
    };

    private static OrientedWindow[] Complete(WindowPoint[] conversation, Side client, ref int first, ref int newest)
    {
        var complete = new List<OrientedWindow>(conversation.Length);
        for (var i = 0; i < conversation.Length; i++)
        {
            ref readonly var point = ref conversation[i];
            if (point.Conversation.Points == 1)
                first++;
            else if (i == conversation.Length - 1)
                newest++;
            else
                complete.Add(OrientedWindow.Of(point, (int)((point.Start - point.Conversation.Start) / (point.End - point.Start)), client));
        }

        return [.. complete];
    }

    private (Model Model, TrainingReport Report) Make(
        List<OrientedPoint> points, List<OrientedWindow[]> conversations, ImmutableArray<TrainingSource> sources, int pairs, int first, int newest, int others)
    {
        OrientedPoint[] distinct = [.. points.Distinct()];
        var (recipe, dimension) = (options.Recipe, options.Recipe.Space.Dimension);
        var coordinates = new double[distinct.Length * dimension];
        for (var i = 0; i < distinct.Length; i++)
            recipe.Space.Map(distinct[i], coordinates.AsSpan(i * dimension, dimension));
        var (hull, modelHull) = HullCloud.Hull(coordinates, dimension, recipe.Trim, recipe.Resolution);
        var model = new Model
        {
            Name = options.Name,
            WindowSize = options.WindowSize,
            MembershipThreshold = options.MembershipThreshold,
            MinimumPoints = options.MinimumPoints,
            Space = recipe.Space,
            Bars = [.. recipe.Bars.Select(bar => BarTrainer.Train(bar, conversations))],
            Margin = options.Margin,
            Hulls = [modelHull],
            TrainedOn = new(options.Description, options.Simulated, sources),
        };
        return (model, new()
        {
            Pairs = pairs,
            Offered = _offered,
            Used = points.Count,
            FirstPoints = first,
            NewestPoints = newest,
            Unknown = _unknown,
            WithoutTraffic = _withoutTraffic,
            WrongSize = _wrongSize,
            Repeated = _repeated,
            OtherPairs = others,
            Distinct = distinct.Length,
            Vertices = hull.VertexCount,
            HalfSpaces = hull.HalfSpaces.Count,
            AffineDimension = hull.AffineDimension,
            Interior = hull.AffineVolume,
            Sources = sources,
        });
    }

    private string Nothing(int partial, int others) => _offered == 0
        ? "There is nothing to train on: no window was found."
        : $"There is nothing to train on: of {_offered} windows {partial} were partial, {_unknown} unknown, {_withoutTraffic} without traffic, "
            + $"{_wrongSize} of another size and {others} of pairs without a known server.";
}
