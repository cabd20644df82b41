using System.Text;

namespace FlowKafka.Firehose.Tests;

/// <summary>What happens when Kafka is slow, senders are, or the door closes.</summary>
public sealed class PressureTests
{
    private static readonly FirehoseOptions Options = new() { PlainHttp = true, AccessKeys = [Door.Key] };

    [Fact]
    public async Task Post_BeyondTheRequestsInFlight_IsSentBackAtOnce()
    {
        await using var door = await Door.OpenAsync(Options with { MaximumRequests = 2 });
        door.Forwarder.Outcome = null;
        var first = door.PostAsync(Door.Body([1]));
        var second = door.PostAsync(Door.Body([2]));
        await door.Forwarder.ArrivedAsync();
        await door.Forwarder.ArrivedAsync();

        var third = await door.PostAsync(Door.Body([3]));
        door.Forwarder.Release();
        door.Forwarder.Release();

        Assert.Equal((503, 1), (third.Code, door.Metrics.Refused(Refusal.Busy)));
        Assert.Equal((200, 200), ((await first).Code, (await second).Code));
        door.Forwarder.Outcome = ForwardOutcome.Acknowledged;
        Assert.Equal(200, (await door.PostAsync(Door.Body([3]))).Code);
    }

    [Fact]
    public async Task Post_BeyondTheBytesInFlight_IsSentBackUntilKafkaHasAnswered()
    {
        await using var door = await Door.OpenAsync(Options with { MaximumInFlight = 64 << 20 });
        door.Forwarder.Outcome = null;
        door.Forwarder.LongestValue = int.MaxValue;
        // 36 MiB of records wait; a body of 33 MiB takes 64.
        var large = Encoding.UTF8.GetBytes(Door.Body(Enumerable.Repeat(new byte[1_000_000], 37)));
        var first = door.PostAsync(large);
        await door.Forwarder.ArrivedAsync();

        var second = await door.PostAsync(large);
        var third = door.PostAsync(Door.Body([1]));
        await door.Forwarder.ArrivedAsync();
        door.Forwarder.Release();
        door.Forwarder.Release();

        Assert.Equal((503, 1), (second.Code, door.Metrics.Refused(Refusal.Busy)));
        Assert.Equal((200, 200), ((await first).Code, (await third).Code));
        door.Forwarder.Outcome = ForwardOutcome.Acknowledged;
        Assert.Equal(200, (await door.PostAsync(large)).Code);
    }

    [Fact]
    public async Task Post_KafkaDoesNotAnswerByTheDeadline_IsSentBackAndItsRoomStaysTaken()
    {
        await using var door = await Door.OpenAsync(Options with { MaximumRequests = 1 });
        door.Forwarder.Outcome = null;
        var late = door.PostAsync(Door.Body([1]));
        await door.Forwarder.ArrivedAsync();

        door.Time.Advance(TimeSpan.FromSeconds(119));
        Assert.False(late.IsCompleted);
        door.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal((503, 1), ((await late).Code, door.Metrics.Refused(Refusal.KafkaSlow)));
        door.Forwarder.Release();
    }

    [Fact]
    public async Task Drain_RequestInFlight_ComesToItsEnd()
    {
        await using var door = await Door.OpenAsync();
        door.Forwarder.Outcome = null;
        var inFlight = door.PostAsync(Door.Body([1]));
        await door.Forwarder.ArrivedAsync();

        var drain = door.Server.DrainAsync();
        Assert.True(door.Server.IsDraining);
        Assert.False(drain.IsCompleted);
        door.Forwarder.Release();

        Assert.Equal(200, (await inFlight).Code);
        await drain;
        await Assert.ThrowsAsync<HttpRequestException>(() => door.PostAsync(Door.Body([2])));
    }

    [Fact]
    public async Task Drain_KafkaDoesNotAnswerInTime_SendsTheRequestBack()
    {
        await using var door = await Door.OpenAsync();
        door.Forwarder.Outcome = null;
        var inFlight = door.PostAsync(Door.Body([1]));
        await door.Forwarder.ArrivedAsync();

        var drain = door.Server.DrainAsync();
        door.Time.Advance(TimeSpan.FromSeconds(40));

        Assert.Equal((503, 1), ((await inFlight).Code, door.Metrics.Refused(Refusal.Draining)));
        await drain;
        door.Forwarder.Release();
    }

    [Fact]
    public async Task Post_SenderThatStopsInTheMiddle_IsSentBackAtTheDeadline()
    {
        await using var door = await Door.OpenAsync();
        using var started = new SemaphoreSlim(0);
        using var release = new SemaphoreSlim(0);
        var request = Door.Request([]);
        request.Content = new SlowContent(Encoding.UTF8.GetBytes(Door.Body([1])), started, release);
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.TransferEncodingChunked = true;
        var slow = door.SendAsync(request);
        await started.WaitAsync();
        while (door.Metrics.InFlightRequests == 0)
            await Task.Yield();

        door.Time.Advance(TimeSpan.FromMinutes(2));
        while (door.Metrics.Refused(Refusal.BodySlow) == 0)
            await Task.Yield();
        release.Release();

        Assert.Equal(408, (await slow).Code);
        Assert.Empty(door.Forwarder.Taken);
    }

    [Fact]
    public async Task Post_ManyFaultsOfAKind_AreOneLineOfTheLog()
    {
        await using var door = await Door.OpenAsync();
        for (var i = 0; i < 50; i++)
            Assert.Equal(400, (await door.PostAsync("no json with secret-of-a-record")).Code);

        Assert.Equal(["warn: a request was refused with 400: The body is not a request of version 1.0."], door.Log);
    }

    [Fact]
    public async Task Post_ManyAtOnce_AreAllTakenOnce()
    {
        await using var door = await Door.OpenAsync();
        var replies = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => door.PostAsync(Door.Body(BitConverter.GetBytes(i), BitConverter.GetBytes(~i)))));

        Assert.All(replies, reply => Assert.Equal(200, reply.Code));
        Assert.Equal(
            Enumerable.Range(0, 200).SelectMany(i => new[] { i, ~i }).Order(),
            door.Forwarder.Values.Select(value => BitConverter.ToInt32(value)).Order());
    }

    private sealed class SlowContent(byte[] body, SemaphoreSlim started, SemaphoreSlim release) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context)
        {
            await stream.WriteAsync(body.AsMemory(0, body.Length / 2));
            await stream.FlushAsync();
            started.Release();
            await release.WaitAsync();
            await stream.WriteAsync(body.AsMemory(body.Length / 2));
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
