using System.Text;

namespace FlowKafka.Firehose.Tests;

/// <summary>Who is let in.</summary>
public sealed class KeyTests
{
    [Fact]
    public async Task Post_SeveralKeys_EachOpensTheDoor()
    {
        await using var door = await Door.OpenAsync(new FirehoseOptions { PlainHttp = true, AccessKeys = ["old key", Door.Key] });

        Assert.Equal(200, await CodeAsync(door, "old key"));
        Assert.Equal(200, await CodeAsync(door, Door.Key));
        Assert.Equal(401, await CodeAsync(door, "old key" + Door.Key));
        Assert.Equal(401, await CodeAsync(door, ""));
    }

    [Fact]
    public async Task Post_KeyFileThatChanges_IsReadAgain()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, "first\n\nsecond\n");
        await using var door = await Door.OpenAsync(new FirehoseOptions { PlainHttp = true, AccessKeyFile = file });
        Assert.Equal((200, 200, 401), (await CodeAsync(door, "first"), await CodeAsync(door, "second"), await CodeAsync(door, "third")));

        File.WriteAllText(file, "second\nthird\n");
        door.Time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal((401, 200, 200), (await CodeAsync(door, "first"), await CodeAsync(door, "second"), await CodeAsync(door, "third")));

        File.WriteAllText(file, "\n");
        door.Time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal((200, 200), (await CodeAsync(door, "second"), await CodeAsync(door, "third")));
        Assert.Contains(door.Log, line => line == "info: access keys read again");
        Assert.Contains(door.Log, line => line.StartsWith("warn: access keys can't be read again, and stay as they were: ", StringComparison.Ordinal));
        Assert.DoesNotContain(door.Log, line => line.Contains("third", StringComparison.Ordinal));
        File.Delete(file);
    }

    [Fact]
    public async Task Post_AnonymousAllowed_NeedsNoKey()
    {
        await using var door = await Door.OpenAsync(new FirehoseOptions { PlainHttp = true, AllowAnonymous = true });

        Assert.Equal(200, await CodeAsync(door, null));
    }

    private static async Task<int> CodeAsync(Door door, string? key)
    {
        var request = Door.Request(Encoding.UTF8.GetBytes(Door.Body([1])));
        request.Headers.Remove("X-Amz-Firehose-Access-Key");
        if (key is not null)
            request.Headers.TryAddWithoutValidation("X-Amz-Firehose-Access-Key", key);
        return (await door.SendAsync(request)).Code;
    }
}
