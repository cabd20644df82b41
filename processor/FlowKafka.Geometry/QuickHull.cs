using System.Numerics;

namespace FlowKafka.Geometry;

/// <summary>Quickhull (Barber, Dobkin and Huhdanpaa 1996) with exact tests, for clouds that span their space.</summary>
/// <remarks>A point on a facet's hyperplane does not see the facet. That is the hull of points that were each moved a
/// little towards the inside, later ones by far more than earlier ones; so the facets are simplices, none of them is degenerate,
/// and coplanar ones tile a facet of the true hull. What was not above any facet is in the hull for good.</remarks>
internal sealed class QuickHull<T>
    where T : struct, IBinaryInteger<T>
{
    private readonly int _dimension;
    private readonly int _count;
    private readonly HyperplaneFilter _filter;
    private readonly PlaneSolver<T> _solver;
    private readonly FacetStore _facets;
    private readonly FacetFan _fan;
    private readonly Queue<int> _pending = new();
    private readonly List<int> _visible = [];
    private readonly List<int> _horizon = [];
    private readonly List<int> _created = [];
    private readonly int[] _next;
    private T[]?[] _exactNormals = [];
    private int _mark;

    public QuickHull(ScaledCloud cloud, ICoordinates<T> exact)
    {
        _dimension = cloud.Dimension;
        _count = cloud.Count;
        _filter = new HyperplaneFilter(cloud, exact.UnitExponent);
        _solver = new PlaneSolver<T>(exact, _dimension);
        _facets = new FacetStore(_dimension);
        _fan = new FacetFan(_dimension);
        _next = new int[_count];
    }

    /// <summary>The simplices of the hull.</summary>
    /// <param name="simplex">Dimension + 1 points that span the space.</param>
    public SimplicialHull Run(int[] simplex)
    {
        Grow(simplex);
        return SimplicialHull.Of(_facets, _dimension, IsCoplanar);
    }

    /// <summary>The volume of the hull, whose simplices are not put into facets.</summary>
    /// <param name="simplex">Dimension + 1 points that span the space.</param>
    /// <param name="measure">Measures with the same simplex.</param>
    public double Volume(int[] simplex, HullMeasure<T> measure)
    {
        Grow(simplex);
        for (int facet = 0; facet < _facets.Limit; facet++)
        {
            if (_facets.Alive[facet])
            {
                int first = facet * _dimension;
                measure.AddVolume(_facets.Vertices.AsSpan(first, _dimension), _facets.Normals.AsSpan(first, _dimension), _facets.Bounds[facet]);
            }
        }

        return measure.Volume;
    }

    private void Grow(int[] simplex)
    {
        Start(simplex);
        while (_pending.TryDequeue(out int facet))
        {
            if (_facets.Alive[facet] && _facets.Outside[facet] >= 0)
            {
                Insert(_facets.Farthest[facet], facet);
            }
        }
    }

    private void Start(int[] simplex)
    {
        for (int opposite = 0; opposite <= _dimension; opposite++)
        {
            _created.Add(_facets.Add());
        }

        for (int opposite = 0; opposite <= _dimension; opposite++)
        {
            int corner = _created[opposite] * _dimension;
            for (int other = 0; other <= _dimension; other++)
            {
                if (other != opposite)
                {
                    _facets.Vertices[corner] = simplex[other];
                    _facets.Neighbours[corner++] = _created[other];
                }
            }

            Solve(_created[opposite]);
            if (Side(_created[opposite], simplex[opposite], out _) > 0)
            {
                corner = _created[opposite] * _dimension;
                int last = corner + _dimension - 1;
                (_facets.Vertices[corner], _facets.Vertices[last]) = (_facets.Vertices[last], _facets.Vertices[corner]);
                (_facets.Neighbours[corner], _facets.Neighbours[last]) = (_facets.Neighbours[last], _facets.Neighbours[corner]);
                Solve(_created[opposite]);
            }
        }

        for (int point = 0; point < _count; point++)
        {
            Assign(point);
        }

        Announce();
    }

    private void Insert(int point, int seen)
    {
        _mark += 2;
        FindVisible(point, seen);
        _created.Clear();
        foreach (int ridge in _horizon)
        {
            int facet = _facets.Add();
            _created.Add(facet);
            _facets.Successors[ridge] = facet;
        }

        for (int at = 0; at < _horizon.Count; at++)
        {
            Join(_horizon[at], _created[at], point);
        }

        foreach (int facet in _created)
        {
            Solve(facet);
        }

        _fan.Load(_created, _facets);
        foreach (int old in _visible)
        {
            int hit = 0;
            for (int orphan = _facets.Outside[old]; orphan >= 0;)
            {
                int following = _next[orphan];
                hit = orphan == point ? hit : Reassign(orphan, point, hit);
                orphan = following;
            }
        }

        foreach (int old in _visible)
        {
            _facets.Remove(old);
        }

        Announce();
    }

    private void FindVisible(int point, int seen)
    {
        _visible.Clear();
        _horizon.Clear();
        _visible.Add(seen);
        _facets.Marks[seen] = _mark + 1;
        for (int at = 0; at < _visible.Count; at++)
        {
            int facet = _visible[at];
            for (int ridge = facet * _dimension; ridge < (facet + 1) * _dimension; ridge++)
            {
                int neighbour = _facets.Neighbours[ridge];
                if (_facets.Marks[neighbour] < _mark)
                {
                    bool sees = Side(neighbour, point, out _) > 0;
                    _facets.Marks[neighbour] = sees ? _mark + 1 : _mark;
                    if (sees)
                    {
                        _visible.Add(neighbour);
                    }
                }

                if (_facets.Marks[neighbour] == _mark)
                {
                    _horizon.Add(ridge);
                }
            }
        }
    }

    // The new facet is the visible one with the corner opposite to the ridge replaced, which keeps its orientation.
    private void Join(int ridge, int facet, int point)
    {
        int old = ridge / _dimension;
        for (int slot = 0; slot < _dimension; slot++)
        {
            int corner = (old * _dimension) + slot;
            bool replaced = corner == ridge;
            _facets.Vertices[(facet * _dimension) + slot] = replaced ? point : _facets.Vertices[corner];
            _facets.Neighbours[(facet * _dimension) + slot] = replaced ? _facets.Neighbours[ridge] : Across(ridge, corner);
        }

        int hidden = _facets.Neighbours[ridge];
        _facets.Neighbours[SlotOf(_facets.Neighbours, hidden, old)] = facet;
    }

    // Turns about the ridge's face without the corner `drop`, through the visible facets, to the next ridge of the horizon.
    private int Across(int ridge, int drop)
    {
        int facet = ridge / _dimension;
        int keep = _facets.Vertices[ridge];
        int exit = drop;
        while (true)
        {
            int neighbour = _facets.Neighbours[exit];
            if (_facets.Marks[neighbour] != _mark + 1)
            {
                return _facets.Successors[exit];
            }

            int entered = _facets.Vertices[SlotOf(_facets.Neighbours, neighbour, facet)];
            exit = SlotOf(_facets.Vertices, neighbour, keep);
            facet = neighbour;
            keep = entered;
        }
    }

    private int SlotOf(int[] slots, int facet, int value) =>
        (facet * _dimension) + slots.AsSpan(facet * _dimension, _dimension).IndexOf(value);

    private void Assign(int point)
    {
        foreach (int facet in _created)
        {
            if (Side(facet, point, out double distance) > 0)
            {
                Put(point, facet, distance);
                return;
            }
        }
    }

    // A point that lost its facet: asks the new ones, starting with the one that took the last such point.
    private int Reassign(int point, int apex, int hint)
    {
        Span<double> difference = stackalloc double[_dimension];
        _filter.Difference(point, apex, difference);
        int index = FirstBelow(point, difference, hint, _created.Count);
        index = index < 0 ? FirstBelow(point, difference, 0, hint) : index;
        return index < 0 ? hint : index;
    }

    private int FirstBelow(int point, ReadOnlySpan<double> difference, int start, int end)
    {
        for (int index = start; ; index++)
        {
            index = _fan.Find(difference, index, out double distance, out bool isCertain);
            if (index < 0 || index >= end)
            {
                return -1;
            }

            if (isCertain || Side(_created[index], point, out distance) > 0)
            {
                Put(point, _created[index], distance);
                return index;
            }
        }
    }

    private void Put(int point, int facet, double distance)
    {
        _next[point] = _facets.Outside[facet];
        _facets.Outside[facet] = point;
        if (distance > _facets.Distances[facet])
        {
            _facets.Distances[facet] = distance;
            _facets.Farthest[facet] = point;
        }
    }

    private void Announce()
    {
        foreach (int facet in _created)
        {
            if (_facets.Outside[facet] >= 0)
            {
                _pending.Enqueue(facet);
            }
        }
    }

    private void Solve(int facet)
    {
        _facets.Bounds[facet] = _filter.Solve(
            _facets.Vertices.AsSpan(facet * _dimension, _dimension), _facets.Normals.AsSpan(facet * _dimension, _dimension));
        if (facet < _exactNormals.Length)
        {
            _exactNormals[facet] = null;
        }
    }

    private int Side(int facet, int point, out double distance)
    {
        int first = facet * _dimension;
        int origin = _facets.Vertices[first];
        distance = _filter.Above(_facets.Normals.AsSpan(first, _dimension), origin, point);
        double bound = _facets.Bounds[facet];
        if (distance > bound)
        {
            return 1;
        }

        if (distance < -bound)
        {
            return -1;
        }

        return bound == 0 ? 0 : ExactSide(facet, origin, point);
    }

    private int ExactSide(int facet, int origin, int point)
    {
        if (facet >= _exactNormals.Length)
        {
            Array.Resize(ref _exactNormals, Math.Max(_facets.Limit, 2 * _exactNormals.Length));
        }

        if (_exactNormals[facet] is not { } normal)
        {
            _exactNormals[facet] = normal = new T[_dimension];
            _solver.Normal(_facets.Vertices.AsSpan(facet * _dimension, _dimension), normal);
        }

        return T.Sign(_solver.Above(normal, origin, point));
    }

    private bool IsCoplanar(int facet, int vertex) => Side(facet, vertex, out _) == 0;
}
