using System.Numerics;

namespace FlowKafka.Geometry;

/// <summary>Quickhull (Barber, Dobkin and Huhdanpaa 1996) with exact tests, for clouds that span their space.</summary>
/// <remarks>A point on a facet's hyperplane does not see the facet. That is the hull of points that were each moved a
/// little towards the inside, later ones by far more than earlier ones; so the facets are simplices, none of them is degenerate,
/// and coplanar ones tile a facet of the true hull. What was not above any facet is in the hull for good.</remarks>
internal sealed class QuickHull<T>
    where T : struct, IBinaryInteger<T>
{
    private readonly int dimension;
    private readonly int count;
    private readonly HyperplaneFilter filter;
    private readonly PlaneSolver<T> solver;
    private readonly FacetStore facets;
    private readonly Queue<int> pending = new();
    private readonly List<int> visible = [];
    private readonly List<int> horizon = [];
    private readonly List<int> created = [];
    private readonly int[] next;
    private T[]?[] exactNormals = [];
    private int mark;

    public QuickHull(ScaledCloud cloud, ICoordinates<T> exact)
    {
        dimension = cloud.Dimension;
        count = cloud.Count;
        filter = new HyperplaneFilter(cloud);
        solver = new PlaneSolver<T>(exact, dimension);
        facets = new FacetStore(dimension);
        next = new int[count];
    }

    /// <summary>The simplices of the hull.</summary>
    /// <param name="simplex">Dimension + 1 points that span the space.</param>
    public SimplicialHull Run(int[] simplex)
    {
        Start(simplex);
        while (pending.TryDequeue(out int facet))
        {
            if (facets.Alive[facet] && facets.Outside[facet] >= 0)
            {
                Insert(facets.Farthest[facet], facet);
            }
        }

        return SimplicialHull.Of(facets, dimension, IsCoplanar);
    }

    private void Start(int[] simplex)
    {
        for (int opposite = 0; opposite <= dimension; opposite++)
        {
            created.Add(facets.Add());
        }

        for (int opposite = 0; opposite <= dimension; opposite++)
        {
            int corner = created[opposite] * dimension;
            for (int other = 0; other <= dimension; other++)
            {
                if (other != opposite)
                {
                    facets.Vertices[corner] = simplex[other];
                    facets.Neighbours[corner++] = created[other];
                }
            }

            Solve(created[opposite]);
            if (Side(created[opposite], simplex[opposite], out _) > 0)
            {
                corner = created[opposite] * dimension;
                int last = corner + dimension - 1;
                (facets.Vertices[corner], facets.Vertices[last]) = (facets.Vertices[last], facets.Vertices[corner]);
                (facets.Neighbours[corner], facets.Neighbours[last]) = (facets.Neighbours[last], facets.Neighbours[corner]);
                Solve(created[opposite]);
            }
        }

        for (int point = 0; point < count; point++)
        {
            Assign(point, 0);
        }

        Announce();
    }

    private void Insert(int point, int seen)
    {
        mark += 2;
        FindVisible(point, seen);
        created.Clear();
        foreach (int ridge in horizon)
        {
            int facet = facets.Add();
            created.Add(facet);
            facets.Successors[ridge] = facet;
        }

        for (int at = 0; at < horizon.Count; at++)
        {
            Join(horizon[at], created[at], point);
        }

        foreach (int facet in created)
        {
            Solve(facet);
        }

        foreach (int old in visible)
        {
            int hit = 0;
            for (int orphan = facets.Outside[old]; orphan >= 0;)
            {
                int following = next[orphan];
                hit = orphan == point ? hit : Assign(orphan, hit);
                orphan = following;
            }
        }

        foreach (int old in visible)
        {
            facets.Remove(old);
        }

        Announce();
    }

    private void FindVisible(int point, int seen)
    {
        visible.Clear();
        horizon.Clear();
        visible.Add(seen);
        facets.Marks[seen] = mark + 1;
        for (int at = 0; at < visible.Count; at++)
        {
            int facet = visible[at];
            for (int ridge = facet * dimension; ridge < (facet + 1) * dimension; ridge++)
            {
                int neighbour = facets.Neighbours[ridge];
                if (facets.Marks[neighbour] < mark)
                {
                    bool sees = Side(neighbour, point, out _) > 0;
                    facets.Marks[neighbour] = sees ? mark + 1 : mark;
                    if (sees)
                    {
                        visible.Add(neighbour);
                    }
                }

                if (facets.Marks[neighbour] == mark)
                {
                    horizon.Add(ridge);
                }
            }
        }
    }

    // The new facet is the visible one with the corner opposite to the ridge replaced, which keeps its orientation.
    private void Join(int ridge, int facet, int point)
    {
        int old = ridge / dimension;
        for (int slot = 0; slot < dimension; slot++)
        {
            int corner = (old * dimension) + slot;
            bool replaced = corner == ridge;
            facets.Vertices[(facet * dimension) + slot] = replaced ? point : facets.Vertices[corner];
            facets.Neighbours[(facet * dimension) + slot] = replaced ? facets.Neighbours[ridge] : Across(ridge, corner);
        }

        int hidden = facets.Neighbours[ridge];
        facets.Neighbours[SlotOf(facets.Neighbours, hidden, old)] = facet;
    }

    // Turns about the ridge's face without the corner `drop`, through the visible facets, to the next ridge of the horizon.
    private int Across(int ridge, int drop)
    {
        int facet = ridge / dimension;
        int keep = facets.Vertices[ridge];
        int exit = drop;
        while (true)
        {
            int neighbour = facets.Neighbours[exit];
            if (facets.Marks[neighbour] != mark + 1)
            {
                return facets.Successors[exit];
            }

            int entered = facets.Vertices[SlotOf(facets.Neighbours, neighbour, facet)];
            exit = SlotOf(facets.Vertices, neighbour, keep);
            facet = neighbour;
            keep = entered;
        }
    }

    private int SlotOf(int[] slots, int facet, int value) =>
        (facet * dimension) + slots.AsSpan(facet * dimension, dimension).IndexOf(value);

    private int Assign(int point, int hint)
    {
        for (int tried = 0; tried < created.Count; tried++)
        {
            int index = hint + tried < created.Count ? hint + tried : hint + tried - created.Count;
            int facet = created[index];
            if (Side(facet, point, out double distance) > 0)
            {
                next[point] = facets.Outside[facet];
                facets.Outside[facet] = point;
                if (distance > facets.Distances[facet])
                {
                    facets.Distances[facet] = distance;
                    facets.Farthest[facet] = point;
                }

                return index;
            }
        }

        return hint;
    }

    private void Announce()
    {
        foreach (int facet in created)
        {
            if (facets.Outside[facet] >= 0)
            {
                pending.Enqueue(facet);
            }
        }
    }

    private void Solve(int facet)
    {
        facets.Bounds[facet] = filter.Solve(
            facets.Vertices.AsSpan(facet * dimension, dimension), facets.Normals.AsSpan(facet * dimension, dimension));
        if (facet < exactNormals.Length)
        {
            exactNormals[facet] = null;
        }
    }

    private int Side(int facet, int point, out double distance)
    {
        int first = facet * dimension;
        int origin = facets.Vertices[first];
        distance = filter.Above(facets.Normals.AsSpan(first, dimension), origin, point);
        double bound = facets.Bounds[facet];
        if (distance > bound)
        {
            return 1;
        }

        return distance < -bound ? -1 : ExactSide(facet, origin, point);
    }

    private int ExactSide(int facet, int origin, int point)
    {
        if (facet >= exactNormals.Length)
        {
            Array.Resize(ref exactNormals, Math.Max(facets.Limit, 2 * exactNormals.Length));
        }

        if (exactNormals[facet] is not { } normal)
        {
            exactNormals[facet] = normal = new T[dimension];
            solver.Normal(facets.Vertices.AsSpan(facet * dimension, dimension), normal);
        }

        return T.Sign(solver.Above(normal, origin, point));
    }

    private bool IsCoplanar(int facet, int vertex) => Side(facet, vertex, out _) == 0;
}
