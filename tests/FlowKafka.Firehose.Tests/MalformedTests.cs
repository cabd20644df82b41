using System.Globalization;
using System.Text;

namespace FlowKafka.Firehose.Tests;

/// <summary>What is no request, by accident or on purpose.</summary>
public sealed class MalformedTests
{
    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("{}{}")]
    [InlineData("""{"requestId":"ID","timestamp":1,"records":[{"data":"aGVsbG8="}]""")]
    [InlineData("""{"requestId":"ID","timestamp":1,"records":[{"data":"aGVsbG8="}]}x""")]
    [InlineData("""{"requestId":"ID","timestamp":1,"records":[{"data":"aGVsbG8="}],}""")]
    [InlineData("""{"requestId":"ID","timestamp":1,"records":{"data":"aGVsbG8="}}""")]
    [InlineData("""{"requestId":"ID","timestamp":1,"records":["aGVsbG8="]}""")]
    [InlineData("""{"requestId":"ID","timestamp":1,"records":[{"data":"aGVsbG8="},"aGVsbG8="]}""")]
    [InlineData("""{"requestId":"ID","timestamp":1,"records":[{"data":null}]}""")]
    [InlineData("""{"requestId":"ID","timestamp":1,"records":[{"data":["aGVsbG8="]}]}""")]
    [InlineData("""{"requestId":"ID","timestamp":1,"records":[{"Data":"aGVsbG8="}]}""")]
    [InlineData("""{"requestId":"ID","timestamp":1,"records":[{"data":"aGVsbG8=","data":"aGVsbG8="}]}""")]
    [InlineData("""{"requestId":"ID","timestamp":1,"records":[{"data":"aGVsbG8="}],"records":[{"data":"aGVsbG8="}]}""")]
    [InlineData("""{"requestId":"ID","requestId":"ID","records":[{"data":"aGVsbG8="}]}""")]
    [InlineData("""{"requestId":7,"timestamp":1,"records":[{"data":"aGVsbG8="}]}""")]
    [InlineData("""{"requestId":"\ud800","timestamp":1,"records":[{"data":"aGVsbG8="}]}""")]
    [InlineData("""{"requestId":"ID","timestamp":1,"records":[{"data":"\ud800GVsbG8="}]}""")]
    [InlineData("\ufeff{\"requestId\":\"ID\",\"timestamp\":1,\"records\":[{\"data\":\"aGVsbG8=\"}]}")]
    public async Task Post_BodyThatIsNoRequest_IsRefusedWith400(string body)
    {
        await using var door = await Door.OpenAsync();

        var reply = await door.PostAsync(body.Replace("ID", Door.Id, StringComparison.Ordinal));

        Assert.Equal(400, reply.Code);
        Assert.Contains($"\"requestId\":\"{Door.Id}\"", reply.Body, StringComparison.Ordinal);
        Assert.Empty(door.Forwarder.Taken);
    }

    [Theory]
    [InlineData("aGVsbG8")]
    [InlineData("aGVsbG8*")]
    [InlineData("=")]
    [InlineData("aGVs=bG8")]
    [InlineData("é===")]
    public async Task Post_DataThatIsNotBase64_IsRefusedWith400(string data)
    {
        await using var door = await Door.OpenAsync();

        var reply = await door.PostAsync($$"""{"requestId":"{{Door.Id}}","records":[{"data":"aGVsbG8="},{"data":"{{data}}"}]}""");

        Assert.Equal((400, 1), (reply.Code, door.Metrics.Refused(Refusal.BadBase64)));
        Assert.Empty(door.Forwarder.Taken);
    }

    [Fact]
    public async Task Post_EscapedBase64AndUnknownMembers_AreTaken()
    {
        await using var door = await Door.OpenAsync();

        var reply = await door.PostAsync(
            $$$"""{"more":{"a":[1,{"b":null}]},"records":[{"x":[],"data":"\/\/79\u002b\u002B8="}, { "data" : "YQ==" }],"requestId":"{{{Door.Id}}}"}""");

        Assert.Equal(200, reply.Code);
        Assert.Equal([[0xff, 0xfe, 0xfd, 0xfb, 0xef], [0x61]], door.Forwarder.Values);
    }

    [Fact]
    public async Task Post_JsonNested100000Deep_IsRefusedWith400()
    {
        await using var door = await Door.OpenAsync();
        var deep = $$"""{"requestId":"{{Door.Id}}","x":{{new string('[', 100_000)}}{{new string(']', 100_000)}}}""";

        Assert.Equal(400, (await door.PostAsync(deep)).Code);
    }

    [Fact]
    public async Task Post_GzipThatIsNone_IsRefusedWith400()
    {
        await using var door = await Door.OpenAsync();

        Assert.Equal(400, (await door.PostGzipAsync(Encoding.UTF8.GetBytes(Door.Body([1])))).Code);
        Assert.Equal(1, door.Metrics.Refused(Refusal.BadGzip));
    }

    [Fact]
    public async Task Post_GzipCutAnywhere_IsNeverTaken()
    {
        await using var door = await Door.OpenAsync();
        var packed = Door.Gzip(Encoding.UTF8.GetBytes(Door.Body([1, 2, 3])));
        for (var length = 0; length < packed.Length; length++)
        {
            var code = (await door.PostGzipAsync(packed[..length])).Code;
            Assert.True(code == 400, $"{length} of {packed.Length} bytes: {code}");
        }

        Assert.Empty(door.Forwarder.Taken);
    }

    [Fact]
    public async Task Post_GzipWithMoreBehindIt_IsRefused()
    {
        await using var door = await Door.OpenAsync();
        var packed = Door.Gzip(Encoding.UTF8.GetBytes(Door.Body([1, 2, 3])));

        Assert.Equal(400, (await door.PostGzipAsync([.. packed, 7])).Code);
        Assert.Equal(400, (await door.PostGzipAsync([.. packed, .. Door.Gzip(" "u8.ToArray())])).Code);
    }

    [Fact]
    public async Task Post_GzipWithAWrongChecksum_IsRefused()
    {
        await using var door = await Door.OpenAsync();
        var packed = Door.Gzip(Encoding.UTF8.GetBytes(Door.Body([1, 2, 3])));
        packed[^8] ^= 1;

        Assert.Equal(400, (await door.PostGzipAsync(packed)).Code);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(-30)]
    public async Task Post_BodyShorterThanItSays_IsNeverTaken(int less)
    {
        await using var door = await Door.OpenAsync();
        var body = Door.Body([1]);

        await door.RawAsync(Door.Head($"Content-Length: {body.Length}\r\n") + body[..^-less]);

        Assert.Empty(door.Forwarder.Taken);
        Assert.Equal(0, door.Metrics.Answered(200));
    }

    [Fact]
    public async Task Post_ChunksThatAreNone_AreNeverTaken()
    {
        await using var door = await Door.OpenAsync();
        var body = Door.Body([1]);

        var cut = await door.RawAsync(Door.Head("Transfer-Encoding: chunked\r\n") + string.Create(CultureInfo.InvariantCulture, $"{body.Length:x}\r\n{body}\r\n"));
        var bad = await door.RawAsync(Door.Head("Transfer-Encoding: chunked\r\n") + "zz\r\n" + body + "\r\n0\r\n\r\n");

        Assert.DoesNotContain(" 200 ", cut + bad, StringComparison.Ordinal);
        Assert.Empty(door.Forwarder.Taken);
    }

    [Fact]
    public async Task Post_GoodRequestOverARawSocket_IsTaken()
    {
        await using var door = await Door.OpenAsync();
        var body = Door.Body([1]);

        var answer = await door.RawAsync(Door.Head($"Connection: close\r\nContent-Length: {body.Length}\r\n") + body, endsThere: false);

        Assert.StartsWith("HTTP/1.1 200 OK\r\nContent-Length: 78\r\n", answer, StringComparison.Ordinal);
        Assert.EndsWith($$"""{"requestId":"{{Door.Id}}","timestamp":1700000000123}""", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\r\n\r\n")]
    [InlineData("POST\r\n\r\n")]
    [InlineData("POST /firehose HTTP/9.9\r\n\r\n")]
    [InlineData("POST /firehose HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n")]
    [InlineData("POST /firehose HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n")]
    [InlineData("POST /firehose HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n")]
    [InlineData("\u0016\u0003\u0001\u0002\0")]
    public async Task Raw_WhatIsNoHttp_IsRefused(string text)
    {
        await using var door = await Door.OpenAsync();

        Assert.DoesNotContain(" 200 ", await door.RawAsync(text), StringComparison.Ordinal);
        Assert.Equal(200, (await door.PostAsync(Door.Body([1]))).Code);
    }

    [Fact]
    public async Task Post_TwoKeys_AreRefused()
    {
        await using var door = await Door.OpenAsync();
        var body = Door.Body([1]);

        var answer = await door.RawAsync(Door.Head($"X-Amz-Firehose-Access-Key: other\r\nConnection: close\r\nContent-Length: {body.Length}\r\n") + body, endsThere: false);

        Assert.StartsWith("HTTP/1.1 401 ", answer, StringComparison.Ordinal);
    }
}
