namespace FlowKafka.Geometry;

/// <summary>The simplices of a growing hull in flat arrays; the numbers of removed ones are used again.</summary>
internal sealed class FacetStore(int dimension)
{
    private readonly Stack<int> _free = new();
    private int _capacity;
    private int _used;

    /// <summary>The corners of facet f from f × dimension, seen so that the normal points outward.</summary>
    public int[] Vertices { get; private set; } = [];

    /// <summary>The neighbour opposite to each corner.</summary>
    public int[] Neighbours { get; private set; } = [];

    /// <summary>Where a horizon ridge, addressed like its neighbour, has its new facet.</summary>
    public int[] Successors { get; private set; } = [];

    /// <summary>The normals, of no particular length.</summary>
    public double[] Normals { get; private set; } = [];

    /// <summary>What rounding can do to a facet's test, at most.</summary>
    public double[] Bounds { get; private set; } = [];

    /// <summary>The first of the points above each facet, or -1.</summary>
    public int[] Outside { get; private set; } = [];

    /// <summary>The farthest of them.</summary>
    public int[] Farthest { get; private set; } = [];

    /// <summary>How far that one is, in units of the normal.</summary>
    public double[] Distances { get; private set; } = [];

    /// <summary>The last insertion that looked at the facet, twice; plus one if it saw it.</summary>
    public int[] Marks { get; private set; } = [];

    /// <summary>Whether the facet is on the hull.</summary>
    public bool[] Alive { get; private set; } = [];

    /// <summary>One more than the highest number in use.</summary>
    public int Limit => _used;

    public int Add()
    {
        if (!_free.TryPop(out int facet))
        {
            if (_used == _capacity)
            {
                Grow();
            }

            facet = _used++;
        }

        Outside[facet] = -1;
        Marks[facet] = 0;
        Distances[facet] = double.NegativeInfinity;
        Alive[facet] = true;
        return facet;
    }

    public void Remove(int facet)
    {
        Alive[facet] = false;
        Outside[facet] = -1;
        _free.Push(facet);
    }

    private void Grow()
    {
        _capacity = Math.Max(64, 2 * _capacity);
        Vertices = Grown(Vertices, dimension);
        Neighbours = Grown(Neighbours, dimension);
        Successors = Grown(Successors, dimension);
        Normals = Grown(Normals, dimension);
        Bounds = Grown(Bounds, 1);
        Outside = Grown(Outside, 1);
        Farthest = Grown(Farthest, 1);
        Distances = Grown(Distances, 1);
        Marks = Grown(Marks, 1);
        Alive = Grown(Alive, 1);
    }

    private T[] Grown<T>(T[] array, int width)
    {
        Array.Resize(ref array, _capacity * width);
        return array;
    }
}
