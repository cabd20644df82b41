using FlowKafka.Flows;

namespace FlowKafka.Detection.Hosts.Sketches;

/// <summary>Hashes addresses. The hashes are kept in sketches and so in changelogs: they never change.</summary>
internal static class AddressHash
{
    /// <summary>64 random bits of an address and a number: SplitMix64's finalizer (Steele, Lea and Flood 2014), twice.</summary>
    public static ulong Of(in IpAddress address, ulong salt = 0) => Mix(Mix(address.High + salt + 0x9E37_79B9_7F4A_7C15) ^ address.Low);

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58_476D_1CE4_E5B9;
        z = (z ^ (z >> 27)) * 0x94D0_49BB_1331_11EB;
        return z ^ (z >> 31);
    }
}
