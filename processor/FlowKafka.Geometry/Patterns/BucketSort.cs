using System.Buffers;

namespace FlowKafka.Geometry.Patterns;

/// <summary>
/// Sorts some hundred values that are spread without great gaps in a third of the time of a sort by comparisons, most of which
/// goes into guessing their outcomes; others by comparisons.
/// </summary>
internal static class BucketSort
{
    private const int MostInBucket = 16;

    /// <summary>Sorts keys, and items along with them.</summary>
    /// <param name="keys">Finite numbers.</param>
    /// <param name="items">As many; equal keys may exchange theirs.</param>
    public static void Sort(Span<double> keys, Span<int> items)
    {
        (double least, double most) = keys.IsEmpty ? (0, 0) : OrderStatistics.RangeOf(keys);
        double scale = (keys.Length - 1) / (most - least);
        if (!double.IsFinite(scale) || !TryScatter(keys, items, least, scale))
        {
            keys.Sort(items);
            return;
        }

        // Buckets follow each other; within one, insertion is quickest.
        for (int at = 1; at < keys.Length; at++)
        {
            (double key, int item) = (keys[at], items[at]);
            int place = at;
            for (; place > 0 && keys[place - 1] > key; place--)
            {
                (keys[place], items[place]) = (keys[place - 1], items[place - 1]);
            }

            (keys[place], items[place]) = (key, item);
        }
    }

    /// <summary>Sorts keys.</summary>
    /// <param name="keys">Finite numbers.</param>
    public static void Sort(Span<double> keys)
    {
        (double least, double most) = keys.IsEmpty ? (0, 0) : OrderStatistics.RangeOf(keys);
        double scale = (keys.Length - 1) / (most - least);
        if (!double.IsFinite(scale) || !TryScatter(keys, least, scale))
        {
            keys.Sort();
            return;
        }

        for (int at = 1; at < keys.Length; at++)
        {
            double key = keys[at];
            int place = at;
            for (; place > 0 && keys[place - 1] > key; place--)
            {
                keys[place] = keys[place - 1];
            }

            keys[place] = key;
        }
    }

    private static bool TryScatter(Span<double> keys, double least, double scale)
    {
        int[] rentedPlaces = ArrayPool<int>.Shared.Rent(2 * keys.Length);
        double[] rentedKeys = ArrayPool<double>.Shared.Rent(keys.Length);
        Span<int> places = rentedPlaces.AsSpan(0, keys.Length);
        Span<int> buckets = rentedPlaces.AsSpan(keys.Length, keys.Length);
        Span<double> oldKeys = rentedKeys.AsSpan(0, keys.Length);
        keys.CopyTo(oldKeys);
        places.Clear();
        for (int at = 0; at < oldKeys.Length; at++)
        {
            buckets[at] = Bucket(oldKeys[at], least, scale);
            places[buckets[at]]++;
        }

        int most = 0;
        int sum = 0;
        foreach (ref int place in places)
        {
            most = Math.Max(most, place);
            (place, sum) = (sum, sum + place);
        }

        for (int at = 0; at < oldKeys.Length && most <= MostInBucket; at++)
        {
            keys[places[buckets[at]]++] = oldKeys[at];
        }

        ArrayPool<int>.Shared.Return(rentedPlaces);
        ArrayPool<double>.Shared.Return(rentedKeys);
        return most <= MostInBucket;
    }

    private static bool TryScatter(Span<double> keys, Span<int> items, double least, double scale)
    {
        int[] rentedPlaces = ArrayPool<int>.Shared.Rent(2 * keys.Length);
        double[] rentedKeys = ArrayPool<double>.Shared.Rent(keys.Length);
        Span<int> places = rentedPlaces.AsSpan(0, keys.Length);
        Span<int> oldItems = rentedPlaces.AsSpan(keys.Length, keys.Length);
        Span<double> oldKeys = rentedKeys.AsSpan(0, keys.Length);
        keys.CopyTo(oldKeys);
        items.CopyTo(oldItems);
        places.Clear();
        foreach (double key in oldKeys)
        {
            places[Bucket(key, least, scale)]++;
        }

        int most = 0;
        int sum = 0;
        foreach (ref int place in places)
        {
            most = Math.Max(most, place);
            (place, sum) = (sum, sum + place);
        }

        for (int at = 0; at < oldKeys.Length && most <= MostInBucket; at++)
        {
            int place = places[Bucket(oldKeys[at], least, scale)]++;
            (keys[place], items[place]) = (oldKeys[at], oldItems[at]);
        }

        ArrayPool<int>.Shared.Return(rentedPlaces);
        ArrayPool<double>.Shared.Return(rentedKeys);
        return most <= MostInBucket;
    }

    private static int Bucket(double key, double least, double scale) => double.ConvertToIntegerNative<int>((key - least) * scale);
}
