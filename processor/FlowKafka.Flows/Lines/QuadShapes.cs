using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace FlowKafka.Flows;

/// <summary>
/// The 81 shapes of a dotted IPv4 address, known by the places of its dots and of the byte behind it: a shuffle that
/// spreads the digits to four lanes of hundreds, tens and units, and the least octets (a longer one has no leading zero).
/// </summary>
internal static class QuadShapes
{
    /// <summary>Tells the shapes apart in 8 bits; found by trial.</summary>
    private const uint Multiplier = 0xA014B3A3;

    private const int Shapes = 81;

    // A pattern in the lower half, the shape's number in the upper one.
    private static readonly uint[] Slots = new uint[256];
    private static readonly Vector128<byte>[] Shuffles = new Vector128<byte>[Shapes];
    private static readonly Vector128<int>[] Leasts = new Vector128<int>[Shapes];

    static QuadShapes() => Build();

    /// <summary>Finds the shape of a pattern: bit i stands for byte i of the text, set for dots and for the byte behind.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryFind(uint pattern, out int shape)
    {
        var slot = Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(Slots), (nint)((pattern * Multiplier) >> 24));
        shape = (int)(slot >> 16);
        return (slot & 0xFFFF) == pattern;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref readonly Vector128<byte> ShuffleOf(int shape) =>
        ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(Shuffles), shape);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref readonly Vector128<int> LeastOf(int shape) =>
        ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(Leasts), shape);

    private static void Build()
    {
        Span<byte> shuffle = stackalloc byte[16];
        Span<int> least = stackalloc int[4];
        for (var shape = 0; shape < Shapes; shape++)
        {
            shuffle.Fill(0x80);
            var pattern = 0U;
            var at = 0;
            for (var octet = 0; octet < 4; octet++)
            {
                var length = LengthOf(shape, octet);
                least[octet] = length switch { 1 => 0, 2 => 10, _ => 100 };
                for (var digit = 0; digit < length; digit++)
                    shuffle[octet * 4 + 3 - length + digit] = (byte)at++;
                pattern |= 1U << at++;
            }

            Shuffles[shape] = Vector128.Create<byte>(shuffle);
            Leasts[shape] = Vector128.Create<int>(least);
            Slots[(pattern * Multiplier) >> 24] = pattern | ((uint)shape << 16);
        }
    }

    private static int LengthOf(int shape, int octet) =>
        1 + octet switch { 0 => shape / 27, 1 => shape / 9 % 3, 2 => shape / 3 % 3, _ => shape % 3 };
}
