using System.Text;

namespace FlowKafka.Firehose.Tests;

/// <summary>Every limit, on both sides of its boundary.</summary>
public sealed class LimitTests
{
    private const int MiB = 1 << 20;

    [Theory]
    [InlineData(0, 400)]
    [InlineData(1, 200)]
    [InlineData(10_000, 200)]
    [InlineData(10_001, 400)]
    public async Task Post_CountOfRecords_From1To10000(int count, int status)
    {
        await using var door = await Door.OpenAsync();

        var reply = await door.PostAsync(Door.Body(Enumerable.Range(0, count).Select(i => BitConverter.GetBytes(i))));

        Assert.Equal(status, reply.Code);
        Assert.Equal(status == 200 ? count : 0, door.Forwarder.Taken.Count);
        Assert.Equal(status == 200 ? 0 : 1, door.Metrics.Refused(Refusal.RecordCount));
    }

    [Theory]
    [InlineData(0, 200)]
    [InlineData(1_024_000, 200)]
    [InlineData(1_024_001, 413)]
    public async Task Post_BytesOfARecord_UpTo1024000(int length, int status)
    {
        await using var door = await Door.OpenAsync();
        door.Forwarder.LongestValue = int.MaxValue;
        var record = Noise(length);

        var reply = await door.PostAsync(Door.Body(record));

        Assert.Equal(status, reply.Code);
        Assert.Equal(status == 200 ? [record] : [], door.Forwarder.Values);
    }

    [Theory]
    [InlineData(64 * MiB, 200)]
    [InlineData((64 * MiB) + 1, 413)]
    public async Task Post_BytesOfABody_UpTo64MiB(int length, int status)
    {
        await using var door = await Door.OpenAsync();
        var body = Padded(length);

        Assert.Equal(status, (await door.PostAsync(body)).Code);
        var chunked = Door.Request(body);
        chunked.Headers.TransferEncodingChunked = true;
        Assert.Equal(status, (await door.SendAsync(chunked)).Code);
        Assert.Equal(status, (await door.PostGzipAsync(Door.Gzip(body))).Code);
        Assert.Equal(status == 200 ? 3 : 0, door.Forwarder.Taken.Count);
        Assert.Equal(status == 200 ? 0 : 3, door.Metrics.Refused(Refusal.BodyTooLarge));
    }

    [Fact]
    public async Task Post_GzipBomb_IsRefusedAndLeavesNothingReserved()
    {
        await using var door = await Door.OpenAsync();
        // A gibibyte of spaces in a mebibyte, gzip of gzip-sized members one after the other.
        var member = Door.Gzip(Enumerable.Repeat((byte)' ', 16 * MiB).ToArray());
        var bomb = Enumerable.Range(0, 64).SelectMany(_ => member).ToArray();

        var reply = await door.PostGzipAsync(bomb);

        Assert.Equal(413, reply.Code);
        Assert.Equal(200, (await door.PostAsync(Door.Body([1]))).Code);
    }

    [Theory]
    [InlineData(1_000, true, 200)]
    [InlineData(1_001, true, 200)]
    [InlineData(1_000, false, 200)]
    [InlineData(1_001, false, 413)]
    public async Task Post_RecordLongerThanKafkaTakes_IsPackedOrRefused(int length, bool packs, int status)
    {
        await using var door = await Door.OpenAsync();
        door.Forwarder.LongestValue = 1_000;
        var record = packs ? Enumerable.Repeat((byte)'a', length).ToArray() : Noise(length);

        var reply = await door.PostAsync(Door.Body([7], record, [8]));

        Assert.Equal(status, reply.Code);
        Assert.Equal(status == 413 ? 1 : 0, door.Metrics.Refused(Refusal.ValueTooLarge));
        if (status != 200)
        {
            Assert.Empty(door.Forwarder.Taken);
            return;
        }

        var values = door.Forwarder.Values.ToArray();
        Assert.Equal([[7], [8]], [values[0], values[2]]);
        Assert.True(values[1].Length <= 1_000);
        Assert.Equal(record, length > 1_000 ? Unpacked(values[1]) : values[1]);
    }

    [Theory]
    [InlineData(256, 200)]
    [InlineData(257, 400)]
    public async Task Post_RequestId_UpTo256Characters(int length, int status)
    {
        await using var door = await Door.OpenAsync();
        var id = new string('x', length);
        var request = Door.Request(Encoding.UTF8.GetBytes(Door.BodyOf(id, [[1]])));
        request.Headers.Remove("X-Amz-Firehose-Request-Id");
        request.Headers.Add("X-Amz-Firehose-Request-Id", id);

        Assert.Equal(status, (await door.SendAsync(request)).Code);
    }

    [Theory]
    [InlineData(4096, 200)]
    [InlineData(4097, 401)]
    public async Task Post_AccessKey_UpTo4096Characters(int length, int status)
    {
        var key = new string('k', length);
        await using var door = await Door.OpenAsync(new FirehoseOptions { PlainHttp = true, AccessKeys = [new string('k', 4096)] });
        var request = Door.Request(Encoding.UTF8.GetBytes(Door.Body([1])));
        request.Headers.Remove("X-Amz-Firehose-Access-Key");
        request.Headers.Add("X-Amz-Firehose-Access-Key", key);

        Assert.Equal(status, (await door.SendAsync(request)).Code);
    }

    [Fact]
    public async Task Post_HeadersOfMoreThan32KiB_AreRefusedByTheServer()
    {
        await using var door = await Door.OpenAsync();
        var request = Door.Request(Encoding.UTF8.GetBytes(Door.Body([1])));
        request.Headers.Add("X-Amz-Firehose-Common-Attributes", new string('a', 40_000));

        Assert.Equal(431, (await door.SendAsync(request)).Code);
    }

    private static byte[] Padded(int length)
    {
        var body = new byte[length];
        body.AsSpan().Fill((byte)' ');
        Encoding.UTF8.GetBytes(Door.Body([1])).CopyTo(body, 0);
        return body;
    }

    private static byte[] Noise(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        return bytes;
    }

    private static byte[] Unpacked(byte[] packed)
    {
        using var gzip = new System.IO.Compression.GZipStream(new MemoryStream(packed), System.IO.Compression.CompressionMode.Decompress);
        using var plain = new MemoryStream();
        gzip.CopyTo(plain);
        return plain.ToArray();
    }
}
