namespace FlowKafka.Geometry;

/// <summary>Which half-spaces to ask first: those that turn most points away.</summary>
internal static class RejectionOrder
{
    private const int SampleSize = 256;

    /// <summary>The half-spaces' indices: first, greedily, those that reject most of what the ones before let through;
    /// then the others by how much of the sample they reject, ties as given.</summary>
    /// <param name="halfSpaces">The half-spaces.</param>
    /// <param name="sample">Points, row by row.</param>
    /// <param name="dimension">Coordinates of a point.</param>
    /// <param name="greedy">How many to choose greedily.</param>
    public static int[] Of(ReadOnlySpan<HalfSpace> halfSpaces, ReadOnlySpan<double> sample, int dimension, int greedy)
    {
        int count = sample.Length / dimension;
        bool[] rejects = new bool[halfSpaces.Length * count];
        int[] totals = new int[halfSpaces.Length];
        for (int at = 0; at < rejects.Length; at++)
        {
            rejects[at] = halfSpaces[at / count].Depth(sample.Slice(at % count * dimension, dimension)) < 0;
            totals[at / count] += rejects[at] ? 1 : 0;
        }

        List<int> order = [];
        bool[] rejected = new bool[count];
        bool[] chosen = new bool[halfSpaces.Length];
        while (order.Count < Math.Min(greedy, halfSpaces.Length))
        {
            int best = Best(rejects, rejected, chosen);
            chosen[best] = true;
            order.Add(best);
            for (int point = 0; point < count; point++)
            {
                rejected[point] |= rejects[(best * count) + point];
            }
        }

        return [.. order, .. Enumerable.Range(0, halfSpaces.Length).Where(at => !chosen[at]).OrderByDescending(at => totals[at])];
    }

    /// <summary>Points spread evenly over a box, always the same ones.</summary>
    public static double[] Sample(BoundingBox box)
    {
        int dimension = box.Minimum.Length;
        double[] sample = new double[SampleSize * dimension];
        ulong state = 0;
        for (int at = 0; at < sample.Length; at++)
        {
            // SplitMix64, Steele, Lea and Flood 2014.
            state += 0x9E3779B97F4A7C15;
            ulong mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            double share = ((mixed ^ (mixed >> 31)) >> 11) * (1.0 / (1UL << 53));
            double low = box.Minimum.Span[at % dimension];
            sample[at] = low + (share * (box.Maximum.Span[at % dimension] - low));
        }

        return sample;
    }

    private static int Best(bool[] rejects, bool[] rejected, bool[] chosen)
    {
        int best = -1;
        int most = -1;
        for (int candidate = 0; candidate < chosen.Length; candidate++)
        {
            int fresh = 0;
            for (int point = 0; point < rejected.Length; point++)
            {
                fresh += rejects[(candidate * rejected.Length) + point] && !rejected[point] ? 1 : 0;
            }

            if (!chosen[candidate] && fresh > most)
            {
                (best, most) = (candidate, fresh);
            }
        }

        return best;
    }
}
