namespace FlowKafka.Avro;

/// <summary>The paths of a projection as a tree of field names.</summary>
internal sealed class ProjectionPaths
{
    /// <summary>What comes after this name.</summary>
    public Dictionary<string, ProjectionPaths> Fields { get; } = new(StringComparer.Ordinal);

    /// <summary>Where the scalar goes, if a path ends here; else -1.</summary>
    public int Slot { get; private set; } = -1;

    /// <summary>Puts paths into a tree.</summary>
    /// <param name="paths">The paths; one may be there twice.</param>
    /// <param name="copies">Takes those that are there before: from which slot to which.</param>
    public static ProjectionPaths Of(IReadOnlyList<string> paths, List<(int From, int To)> copies)
    {
        var root = new ProjectionPaths();
        for (var i = 0; i < paths.Count; i++)
        {
            var place = root;
            foreach (var name in paths[i].Split('.'))
            {
                if (!place.Fields.TryGetValue(name, out var next))
                    place.Fields.Add(name, next = new());
                place = next;
            }

            if (place.Slot >= 0)
                copies.Add((place.Slot, i));
            else
                place.Slot = i;
        }

        return root;
    }
}
