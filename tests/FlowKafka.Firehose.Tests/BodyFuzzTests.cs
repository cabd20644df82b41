using System.Text;
using System.Text.Json;

namespace FlowKafka.Firehose.Tests;

/// <summary>Spoilt bodies against a slow reading of the same rules.</summary>
public sealed class BodyFuzzTests
{
    private const int Rounds = 20_000;

    private static readonly string[] Pieces =
        ["\"", "{", "}", "[", "]", ",", ":", "\\", "\\u0022", "=", "==", "null", "\"data\"", "\"records\"", "\"requestId\"", "\"id-1\"", "YQ==", " ", "\0", "\u00e9", "1e99"];

    [Fact]
    public void Parse_SpoiltBodies_AreTakenWholeOrNotAtAll()
    {
        var random = new Random(20240601);
        var taken = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var body = Spoilt(random);
            var expected = Expected(body);
            using var records = new RecordList();
            var copy = body.ToArray();

            var refusal = BodyParser.Parse(copy, "id-1", records);

            Assert.True((refusal == Refusal.None) == (expected is not null), $"round {round}: {refusal}: {Encoding.Latin1.GetString(body)}");
            if (expected is null)
                continue;
            taken++;
            var found = records.Slices.ToArray().Select(slice => Convert.ToHexString(copy, slice.Start, slice.Length));
            Assert.Equal(expected.Select(Convert.ToHexString), found);
        }

        Assert.InRange(taken, Rounds / 20, Rounds * 9 / 10);
    }

    private static byte[] Spoilt(Random random)
    {
        var records = Enumerable.Range(0, random.Next(4)).Select(_ =>
        {
            var record = new byte[random.Next(40)];
            random.NextBytes(record);
            return record;
        });
        var bytes = Encoding.UTF8.GetBytes(Door.BodyOf("id-1", records)).ToList();
        for (var spoil = random.Next(4); spoil > 0 && bytes.Count > 0; spoil--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(5))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 12), bytes.Count - at));
                    break;
                case 2:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(Pieces[random.Next(Pieces.Length)]));
                    break;
                case 3:
                    bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.Next(1, 40), bytes.Count - at)));
                    break;
                default:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
            }
        }

        return [.. bytes];
    }

    // The rules, read by another reader: one id, one array of one and more objects, one text of base64 in each.
    private static List<byte[]>? Expected(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
                return null;
            var ids = root.EnumerateObject().Where(p => p.NameEquals("requestId")).ToArray();
            var lists = root.EnumerateObject().Where(p => p.NameEquals("records")).ToArray();
            if (ids.Length != 1 || lists.Length != 1 || ids[0].Value.GetString() != "id-1" || lists[0].Value.ValueKind != JsonValueKind.Array)
                return null;
            var records = new List<byte[]>();
            foreach (var record in lists[0].Value.EnumerateArray())
            {
                if (record.ValueKind != JsonValueKind.Object || record.EnumerateObject().Count(p => p.NameEquals("data")) != 1)
                    return null;
                var text = record.GetProperty("data").GetString()!;
                var bytes = Convert.FromBase64String(text);
                // Bits beyond the last byte must be zero, as every encoder leaves them.
                if (Convert.ToBase64String(bytes) != string.Concat(text.Where(c => c is not (' ' or '\t' or '\r' or '\n'))))
                    return null;
                records.Add(bytes);
            }

            return records.Count == 0 ? null : records;
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException or ArgumentNullException)
        {
            return null;
        }
    }
}
