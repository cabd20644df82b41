using FsCheck;
using FsCheck.Fluent;

namespace FlowKafka.Flows.Tests;

/// <summary>Lines of the default format: whole ones, and ones with something changed.</summary>
internal static class RandomLines
{
    private static readonly Gen<string> V4 =
        Gen.ArrayOf(Gen.Frequency((1, Gen.Choose(0, 9)), (1, Gen.Choose(0, 255))), 4).Select(octets => string.Join('.', octets));

    private static readonly Gen<string> V6 =
        Gen.ArrayOf(Gen.Frequency((1, Gen.Constant(0)), (1, Gen.Choose(0, 0xFFFF))), 8)
            .Select(groups => IpAddress.Parse(string.Join(':', groups.Select(g => g.ToString("x")))).ToString());

    private static readonly Gen<string> Address = Gen.Frequency((8, V4), (1, V6));

    private static readonly Gen<string> Count =
        Gen.Frequency((6, Gen.Choose(1, 6)), (1, Gen.Choose(1, 18))).SelectMany(digits => Gen.Choose(0, 9).ArrayOf(digits)).Select(d => long.Parse(string.Concat(d)).ToString());

    private static readonly Gen<string> Second = Gen.Frequency((9, Gen.Choose(1_400_000_000, 1_900_000_000)), (1, Gen.Choose(0, 2000))).Select(s => s.ToString());

    public static Gen<string> Whole { get; } =
        from account in Gen.Elements("123456789010", "unknown", "-", "9")
        from name in Gen.Elements("eni-1235b8ca123456789", "eni-2", "-", "eni-0123456789abcdef0", "e")
        from source in Address
        from destination in Address
        from ports in Gen.ArrayOf(Gen.Choose(0, 65535), 2)
        from protocol in Gen.Frequency((3, Gen.Constant(6)), (1, Gen.Choose(0, 255)))
        from packets in Count
        from bytes in Count
        from start in Second
        from end in Gen.Frequency((4, Gen.Choose(0, 600).Select(after => (long.Parse(start) + after).ToString())), (1, Second))
        from action in Gen.Elements("ACCEPT", "REJECT")
        select $"2 {account} {name} {source} {destination} {ports[0]} {ports[1]} {protocol} {packets} {bytes} {start} {end} {action} OK";

    public static Gen<string> Changed { get; } =
        from line in Whole
        from edits in Gen.ListOf(Gen.Choose(0, 100_000).Zip(
            Gen.Elements(" ", "  ", "\t", "\r", "\0", "-", "0", "9", ".", "K", "SKIPDATA", "NODATA", "\u007f", "99999999", "x", "", "")))
        select edits.Take(2).Aggregate(line, (text, edit) =>
        {
            var at = edit.Item1 % (text.Length + 1);
            return text[..at] + edit.Item2 + text[Math.Min(text.Length, at + edit.Item1 % 3)..];
        });

    public static Gen<string> Any { get; } = Gen.Frequency((1, Whole), (2, Changed));

    public static Config Runs(int count) => Config.QuickThrowOnFailure.WithMaxTest(count).WithReplay(27_182, 81_829);
}
