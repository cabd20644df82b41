using System.Text;
using FlowKafka.Testing.Elasticsearch;

namespace FlowKafka.Elasticsearch.Tests.Bulk;

/// <summary>
/// Whatever the server does, and in whatever order: each document is there once, at its highest revision, or it was handed out
/// as rejected; never both, never neither; and all of them are settled.
/// </summary>
public class DeliveryLawTests
{
    private const int Documents = 150;
    private const int Largest = 3000;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Follow_OfAnyMixOfFaults_KeepsEachDocumentOnceOrRejectsIt(int seed)
    {
        var random = new Random(seed);
        var options = new ElasticsearchOptions
        {
            BatchBytes = random.Next(200, 6000),
            InFlight = random.Next(1, 4),
            Compress = random.Next(2) == 0,
            RetryFor = TimeSpan.FromDays(1),
        };
        await using var driver = new SinkDriver(await BulkServer.StartAsync((ServerKind)random.Next(4)), options, seed);
        driver.Server.LargestBody = Largest;
        driver.Server.Spoils = operation => operation.Source.AsSpan().IndexOf("\"spoilt\""u8) >= 0;
        for (var i = 0; i < 40; i++)
            driver.Server.Script.Enqueue(Fault(random));

        var all = new List<Expected>();
        while (all.Count < Documents)
        {
            await driver.WantsMoreAsync();
            var next = Next(random, all.Count);
            Assert.Equal(all.Count, next.Version is { } version ? driver.Index(next.Id, version, next.Text) : driver.Create(next.Id, next.Text));
            all.Add(next);
            if (random.Next(10) == 0)
                driver.Follow(sendAll: random.Next(2) == 0);
        }

        await driver.SettleAsync(all.Count);

        Assert.Equal(all.Where(document => document.IsBad), driver.Rejected.OrderBy(rejected => rejected.Ticket).Select(rejected => all[(int)rejected.Ticket]));
        Assert.All(driver.Rejected, rejected => Assert.Equal(all[(int)rejected.Ticket].Text, Encoding.UTF8.GetString(rejected.Document.Span)));
        var good = all.Where(document => !document.IsBad).GroupBy(document => document.Id)
            .Select(same => same.MaxBy(document => document.Version ?? 0)!)
            .OrderBy(document => document.Version is null ? 1 : 0).ThenBy(document => document.Id, StringComparer.Ordinal);
        Assert.Equal(good.Select(document => (document.Id, document.Text)), driver.Server.Documents.Select(document => (document.Id, document.Text)));
        var counts = driver.Sink.Counts;
        Assert.Equal(all.Count, counts.Documents + counts.AlreadyThere + counts.Rejected);
        Assert.Equal(driver.Rejected.Count, counts.Rejected);
        Assert.Equal(0, counts.InFlight);
    }

    /// <summary>One of many documents: revisions of a few episodes, or one of a stream; now and then one that nobody takes.</summary>
    private static Expected Next(Random random, int number) => random.Next(20) switch
    {
        0 => new($"bad-{number:000}", null, $$"""{"n":{{number}},"source":{"ip":"x"} }""", IsBad: true),
        1 => new($"huge-{number:000}", null, $$"""{"n":{{number}},"a":"{{new string('x', Largest)}}" }""", IsBad: true),
        2 when random.Next(4) == 0 => new($"spoilt-{number:000}", null, $$"""{"n":{{number}},"spoilt":true}""", IsBad: true),
        < 10 => new($"episode-{random.Next(4)}", number, $$"""{"n":{{number}} }""", IsBad: false),
        _ => new($"event-{number:000}", null, $$"""{"n":{{number}},"a":"{{new string('y', random.Next(200))}}"}""", IsBad: false),
    };

    private static BulkStep Fault(Random random)
    {
        var (chance, of) = (random.Next(3), random.Next(5));
        return random.Next(14) switch
        {
            0 => BulkSteps.Status(429),
            1 => BulkSteps.Status(503, retryAfter: "3"),
            2 => BulkSteps.Status(429, retryAfter: "Fri, 01 May 2026 00:01:00 GMT"),
            3 => BulkSteps.ResetInRequest,
            4 => BulkSteps.ResetInResponse,
            5 => BulkSteps.Silent,
            6 => BulkSteps.SilentAfterTaking,
            7 => BulkSteps.Garbage("""{"errors":false,"items":[{"create":{"status":201}}]}x"""),
            8 => BulkSteps.Status(random.Next(2) == 0 ? 401 : 403),
            9 => BulkSteps.Partly(operation => operation.Source.Length % 5 <= of ? ItemFault.Busy : null),
            10 => BulkSteps.Partly(operation => operation.Source.Length % 3 == chance ? ItemFault.Blocked : null),
            11 => BulkSteps.StatusAtOnce(500),
            12 => BulkSteps.BadlyCompressed,
            _ => BulkSteps.Well,
        };
    }

    private sealed record Expected(string Id, long? Version, string Text, bool IsBad);
}
