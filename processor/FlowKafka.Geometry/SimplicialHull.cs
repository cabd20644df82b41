namespace FlowKafka.Geometry;

/// <summary>A hull's boundary as simplices, grouped into facets by exact coplanarity.</summary>
internal sealed class SimplicialHull
{
    private SimplicialHull(int dimension, int[] corners, int[] facetOf, int facetCount) =>
        (Dimension, Corners, FacetOf, FacetCount) = (dimension, corners, facetOf, facetCount);

    public int Dimension { get; }

    /// <summary>The corners of simplex s from s × dimension, in ascending order.</summary>
    public int[] Corners { get; }

    /// <summary>The facet that each simplex is a part of.</summary>
    public int[] FacetOf { get; }

    public int FacetCount { get; }

    public int Count => FacetOf.Length;

    /// <summary>The boundary of a segment: two points.</summary>
    public static SimplicialHull OfSegment(int low, int high) => new(1, [low, high], [0, 1], 2);

    /// <summary>Gathers the living simplices of <paramref name="facets"/>.</summary>
    public static SimplicialHull Of(FacetStore facets, int dimension, Func<int, int, bool> isCoplanar)
    {
        List<int> living = [];
        int[] root = new int[facets.Limit];
        for (int simplex = 0; simplex < facets.Limit; simplex++)
        {
            root[simplex] = simplex;
            if (facets.Alive[simplex])
            {
                living.Add(simplex);
            }
        }

        foreach (int simplex in living)
        {
            for (int ridge = simplex * dimension; ridge < (simplex + 1) * dimension; ridge++)
            {
                int neighbour = facets.Neighbours[ridge];
                if (neighbour > simplex && Root(root, neighbour) != Root(root, simplex))
                {
                    int slot = facets.Neighbours.AsSpan(neighbour * dimension, dimension).IndexOf(simplex);
                    if (isCoplanar(simplex, facets.Vertices[(neighbour * dimension) + slot]))
                    {
                        root[Root(root, neighbour)] = Root(root, simplex);
                    }
                }
            }
        }

        return Compact(facets, dimension, living, root);
    }

    /// <summary>The extreme points in ascending order: those that no other point shares all facets with.</summary>
    public int[] ExtremePoints()
    {
        Dictionary<int, SortedSet<int>> facetsOf = [];
        HashSet<int>[] pointsOf = new HashSet<int>[FacetCount];
        int[] simplices = new int[FacetCount];
        for (int simplex = 0; simplex < Count; simplex++)
        {
            int facet = FacetOf[simplex];
            simplices[facet]++;
            foreach (int point in Corners.AsSpan(simplex * Dimension, Dimension))
            {
                (facetsOf.TryGetValue(point, out SortedSet<int>? known) ? known : facetsOf[point] = []).Add(facet);
                (pointsOf[facet] ??= []).Add(point);
            }
        }

        // All corners of a facet that is one simplex are extreme.
        return [.. facetsOf
            .Where(entry => entry.Value.Any(facet => simplices[facet] == 1) || IsAlone(entry.Key, entry.Value, pointsOf))
            .Select(entry => entry.Key)
            .Order()];
    }

    private static bool IsAlone(int point, SortedSet<int> facets, HashSet<int>[] pointsOf)
    {
        HashSet<int> fewest = pointsOf[facets.MinBy(facet => pointsOf[facet].Count)];
        return fewest.All(other => other == point || facets.Any(facet => !pointsOf[facet].Contains(other)));
    }

    private static SimplicialHull Compact(FacetStore facets, int dimension, List<int> living, int[] root)
    {
        int[] corners = new int[living.Count * dimension];
        int[] facetOf = new int[living.Count];
        Dictionary<int, int> numbers = [];
        for (int simplex = 0; simplex < living.Count; simplex++)
        {
            Span<int> own = corners.AsSpan(simplex * dimension, dimension);
            facets.Vertices.AsSpan(living[simplex] * dimension, dimension).CopyTo(own);
            own.Sort();
            int group = Root(root, living[simplex]);
            if (!numbers.TryGetValue(group, out int number))
            {
                numbers.Add(group, number = numbers.Count);
            }

            facetOf[simplex] = number;
        }

        return new SimplicialHull(dimension, corners, facetOf, numbers.Count);
    }

    private static int Root(int[] root, int at)
    {
        while (root[at] != at)
        {
            at = root[at] = root[root[at]];
        }

        return at;
    }
}
