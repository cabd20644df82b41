using FlowKafka.Streams.Windows;

namespace FlowKafka.Streams.Tests.Windows;

public class IdentitySetTests
{
    [Fact]
    public void Add_SameIdentityTwice_IsNewOnce()
    {
        var set = new IdentitySet();

        Assert.True(set.Add(new UInt128(7, 9)));
        Assert.False(set.Add(new UInt128(7, 9)));
        Assert.Equal(1, set.Count);
    }

    [Fact]
    public void Add_IdentityZero_IsNewOnce()
    {
        var set = new IdentitySet();

        Assert.True(set.Add(UInt128.Zero));
        Assert.False(set.Add(UInt128.Zero));
        Assert.Equal(1, set.Count);
    }

    [Fact]
    public void Add_IdentitiesThatDifferInOneHalf_AreDifferent()
    {
        var set = new IdentitySet();

        Assert.True(set.Add(new UInt128(1, 2)));
        Assert.True(set.Add(new UInt128(1, 258)));
        Assert.True(set.Add(new UInt128(2, 2)));
    }

    [Fact]
    public void Add_AnyIdentities_AgreesWithAHashSet() => Prop.ForAll(
        ArbMap.Default.ArbFor<(byte, byte)[]>(),
        pairs =>
        {
            var set = new IdentitySet();
            var reference = new HashSet<UInt128>();
            return pairs.All(p =>
            {
                var identity = new UInt128((ulong)p.Item1 << 56, p.Item2 % 4UL);
                return set.Add(identity) == reference.Add(identity);
            });
        }).Check(Config.QuickThrowOnFailure.WithReplay(1, 3).WithMaxTest(300));

    [Fact]
    public void Bytes_HundredThousandIdentities_AtMostTwentyFourEach()
    {
        var set = new IdentitySet();
        var x = 0x9E3779B97F4A7C15UL;
        for (var i = 0; i < 100_000; i++)
        {
            x = (x * 6364136223846793005) + 1442695040888963407;
            set.Add(new UInt128(x * 0xD1342543DE82EF95, System.Numerics.BitOperations.RotateLeft(x, 29) * 0xAF251AF3B0F025B5));
        }

        Assert.Equal(100_000, set.Count);
        Assert.InRange(set.Bytes, 100_000 * 16, 100_000 * 24);
    }
}
