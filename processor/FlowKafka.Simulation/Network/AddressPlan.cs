using FlowKafka.Flows;
using FlowKafka.Simulation.Randomness;

namespace FlowKafka.Simulation.Network;

/// <summary>Gives every party of a network an address of its own.</summary>
internal sealed class AddressPlan(SeededRandom random)
{
    private readonly HashSet<IpAddress> _taken = [];
    private int _hosts;

    /// <summary>The next private address, counted up through 10.0.0.0/8 and leaving out .0 to .3 and .255.</summary>
    public IpAddress NextPrivate()
    {
        var block = (uint)(_hosts / 250);
        var address = IpAddress.FromV4((10u << 24) | (block << 8) | (uint)(4 + _hosts % 250));
        _hosts++;
        return address;
    }

    /// <summary>An unused public IPv4 address.</summary>
    public IpAddress NextPublic()
    {
        while (true)
        {
            var bits = (uint)random.Next();
            var address = IpAddress.FromV4(bits);
            if (IsPublic(bits) && _taken.Add(address))
                return address;
        }
    }

    /// <summary>Unused public IPv4 addresses of one /24.</summary>
    public IpAddress[] NextNetwork(int count)
    {
        while (true)
        {
            var network = (uint)random.Next() & 0xFFFF_FF00;
            var first = (uint)random.Integer(1, 254 - count);
            IpAddress[] addresses = [.. Enumerable.Range(0, count).Select(i => IpAddress.FromV4(network | (first + (uint)i)))];
            if (!IsPublic(network | first) || addresses.Any(_taken.Contains))
                continue;
            _taken.UnionWith(addresses);
            return addresses;
        }
    }

    /// <summary>An unused address in 2000::/4.</summary>
    public IpAddress NextPublicV6()
    {
        while (true)
        {
            var address = new IpAddress(0x2000_0000_0000_0000 | (random.Next() >> 4), random.Next());
            if (_taken.Add(address))
                return address;
        }
    }

    private static bool IsPublic(uint bits)
    {
        var first = bits >> 24;
        return first is > 0 and < 224 and not 10 and not 100 and not 127 and not 169 and not 172 and not 192 and not 198 and not 203
            && (bits & 0xFF) is not 0 and not 255;
    }
}
