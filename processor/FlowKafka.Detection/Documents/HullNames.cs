using System.Text.Json;
using FlowKafka.Detection.Models;
using FlowKafka.Detection.Profiles;
using FlowKafka.Streams.Points;

namespace FlowKafka.Detection.Documents;

/// <summary>Tells in which models' hulls a window's point lies, by the models' names.</summary>
internal sealed class HullNames
{
    /// <summary>How many different names there may be.</summary>
    public const int Most = 64;

    private readonly (Model Model, long WindowSize, int Name)[] _models;
    private readonly byte[][] _names;

    /// <exception cref="ArgumentException">There are too many models.</exception>
    public HullNames(IReadOnlyList<Model> models)
    {
        var names = new List<string>();
        _models = new (Model, long, int)[models.Count];
        for (var i = 0; i < _models.Length; i++)
        {
            // Two versions of a model have one name.
            var name = names.IndexOf(models[i].Name);
            if (name < 0)
            {
                name = names.Count;
                names.Add(models[i].Name);
            }

            _models[i] = (models[i], (long)models[i].WindowSize.TotalMilliseconds, name);
        }

        if (names.Count > Most)
            throw new ArgumentException($"There are {names.Count} models; at most {Most} can be told of.", nameof(models));
        // Models of one space come together: a point is mapped once for all of them.
        Array.Sort(_models, static (one, other) => string.CompareOrdinal(one.Model.Space.Name, other.Model.Space.Name));
        _names = [.. names.Select(name => JsonEncodedText.Encode(name, EcsObjects.Options.Encoder).EncodedUtf8Bytes.ToArray())];
        LongestText = _names.Sum(name => name.Length + 3);
    }

    /// <summary>How many bytes all names take in quotes, with commas.</summary>
    public int LongestText { get; }

    /// <summary>The name of a bit, as it stands between the quotes of a JSON string.</summary>
    public ReadOnlySpan<byte> this[int bit] => _names[bit];

    /// <summary>
    /// A bit for each name, in the order of the models, in whose hull the point lies. None for a window that is unknown, and
    /// none where one side was silent: no hull is made of such.
    /// </summary>
    public ulong Of(in WindowPoint point, Side client)
    {
        if (_models.Length == 0 || point.Unknown || point.Lower.Packets == 0 || point.Higher.Packets == 0)
            return 0;
        var (one, other) = client == Side.Lower ? (point.Lower, point.Higher) : (point.Higher, point.Lower);
        var oriented = new OrientedPoint(one.Bytes, one.Packets, other.Bytes, other.Packets);
        Span<double> coordinates = stackalloc double[FeatureSpace.MostDimensions];
        FeatureSpace? space = null;
        var found = 0UL;
        foreach (var (model, windowSize, name) in _models)
        {
            if (windowSize != point.End - point.Start)
                continue;
            if (!ReferenceEquals(space, model.Space))
            {
                space = model.Space;
                space.Map(oriented, coordinates);
            }

            if (model.ContainsMapped(coordinates[..space.Dimension]))
                found |= 1UL << name;
        }

        return found;
    }
}
