using FlowKafka.Geometry.Patterns;
using FsCheck;
using FsCheck.Fluent;

namespace FlowKafka.Geometry.Tests.Patterns;

public class BucketSortTests
{
    [Fact]
    public void Sort_AnyKeys_IsTheirOrderAndTheItemsFollow() =>
        Prop.ForAll(
            (from size in Gen.Elements(1, 30, 5000) from count in Gen.Choose(0, 200) from numbers in Gen.ArrayOf(Gen.Choose(-size, size), count) select numbers).ToArbitrary(),
            numbers =>
            {
                double[] keys = [.. numbers];
                int[] items = [.. Enumerable.Range(0, keys.Length)];
                BucketSort.Sort(keys, items);
                double[] alone = [.. numbers];
                BucketSort.Sort(alone);
                return keys.SequenceEqual(numbers.Order().Select(number => (double)number))
                    && alone.SequenceEqual(keys)
                    && keys.SequenceEqual(items.Select(item => (double)numbers[item]))
                    && items.Order().SequenceEqual(Enumerable.Range(0, keys.Length));
            }).Check(Laws.Of(300));

    [Fact]
    public void Sort_OneGreatGap_IsTheOrder()
    {
        double[] keys = [1e300, .. Enumerable.Range(0, 50).Select(i => 50.0 - i), -1e300];

        double[] alone = [.. keys];

        BucketSort.Sort(keys, new int[52]);
        BucketSort.Sort(alone);

        Assert.Equal([-1e300, .. Enumerable.Range(1, 50).Select(i => (double)i), 1e300], keys);
        Assert.Equal(keys, alone);
    }
}
