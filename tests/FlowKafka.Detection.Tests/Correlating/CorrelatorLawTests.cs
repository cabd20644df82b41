using System.Globalization;
using FlowKafka.Detection.Correlation;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace FlowKafka.Detection.Tests.Correlating;

/// <summary>What is delivered depends on the entries and nothing else: no order, no repetition, no closing, no crash.</summary>
public sealed class CorrelatorLawTests
{
    private const int Windows = 60;
    private const int Through = 400;

    private static readonly CorrelationOptions Options = new()
    {
        CampaignWindow = TimeSpan.FromMinutes(80),
        EpisodePatience = TimeSpan.FromHours(25),
        EntityMemory = TimeSpan.FromHours(3),
        Identities = new KnownPeople()
            .Add("10.0.0.0", 0, 20, new("ann", "", "", "", "v1")).Add("10.0.0.0", 20, 400, new("bob", "", "", "", "v2"))
            .Add("10.0.0.1", 0, 400, new("ann", "", "", "", "v1")).Add("10.0.0.2", 0, 400, new("", "web", "", "1", "")),
    };

    /// <summary>Episodes of few clients on few servers and models, which revise, change server, close or are never heard of again.</summary>
    private static readonly Gen<Sighting[]> AnySightings =
        from count in Gen.Choose(1, 14)
        from numbers in Gen.ArrayOf(Gen.ArrayOf(Gen.Choose(0, 999), 24), count)
        select numbers.SelectMany((n, episode) => Episode(episode, n)).ToArray();

    private static IEnumerable<Sighting> Episode(int episode, int[] numbers)
    {
        var at = numbers[0] % Windows;
        var first = new Sighting(string.Create(CultureInfo.InvariantCulture, $"e{episode}"), at)
        {
            Client = $"10.0.0.{numbers[1] % 4}",
            Since = at - (numbers[2] % 12),
            Severity = (numbers[3] % 4) switch { 0 => 21, 1 => 47, 2 => 73, _ => 99 },
            Tenant = numbers[4] % 3 == 0 ? "t" : "",
        };
        for (var i = 5; i < 20; i += 4)
        {
            var isLast = numbers[i] % 3 == 0;
            yield return first with
            {
                At = at,
                Server = $"198.51.{numbers[i + 1] % 6}.{numbers[i + 2] % 2}",
                Model = (numbers[i + 3] % 9) switch { 0 => "xmr", 1 => "eth", _ => "" },
                Bytes = (at - first.Since) * 10,
                IsClosed = isLast,
            };
            if (isLast)
                yield break;
            at += 1 + (numbers[i + 2] % 9);
        }
    }

    /// <summary>A number for each choice that is open, from a seed, the same everywhere.</summary>
    private static uint Mix(int seed, int i)
    {
        var x = ((uint)seed * 2_654_435_761u) ^ ((uint)i * 2_246_822_519u);
        x = (x ^ (x >> 15)) * 2_246_822_519u;
        return x ^ (x >> 13);
    }

    private static List<(string Id, string Json)> Expected(Sighting[] sightings) => Delivered.Of(Options, sightings, Through).Documents;

    [Fact]
    public void Close_AnyOrderRepetitionAndDivision_DeliversTheSame()
    {
        var campaigns = 0;
        var cases = from sightings in AnySightings from seed in Gen.Choose(0, int.MaxValue) select (sightings, seed);
        Prop.ForAll(Arb.From(cases), c =>
        {
            var expected = Expected(c.sightings);
            campaigns += expected.Count(document => document.Json.Contains("cryptomining_campaign", StringComparison.Ordinal));
            var (correlator, delivered) = (new Correlator(Options), new Delivered());
            var closed = -100;
            for (var window = -20; window <= Through; window++)
            {
                if (Mix(c.seed, window) % 5 != 0 && window != Through)
                    continue;
                var due = c.sightings.Where(s => s.At > closed && s.At <= window + (int)(Mix(c.seed, -window) % 3)).ToArray();
                foreach (var sighting in due.Concat(due).OrderBy(s => Mix(c.seed, s.At + s.Episode[1])))
                    correlator.Take(sighting.ToEntry());
                correlator.Close(Sighting.MomentOf(window), delivered);
                closed = window;
            }

            Assert.Equal(expected, delivered.Documents);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(120).WithReplay(2718, 2819));
        Assert.True(campaigns > 300, $"only {campaigns} documents of campaigns: the entries say too little");
    }

    [Fact]
    public void Close_AnyEntries_EveryIdIsDeliveredOnce() => Prop.ForAll(Arb.From(AnySightings), sightings =>
    {
        var ids = Expected(sightings).Select(document => document.Id).ToArray();
        Assert.Equal(ids.Length, ids.Distinct().Count());
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(120).WithReplay(161, 803));

    [Fact]
    public void Restore_AfterACrashBehindAnyChange_DeliversTheSame()
    {
        var cases = from sightings in AnySightings from seed in Gen.Choose(0, int.MaxValue) select (sightings, seed);
        var crashes = 0;
        Prop.ForAll(Arb.From(cases), c =>
        {
            var expected = Expected(c.sightings).ToDictionary(document => document.Id, document => document.Json);
            var delivered = new Delivered();
            var log = new Dictionary<string, CorrelationState?>();
            var committed = -100;
            for (var life = 0; life < 8; life++)
            {
                committed = Live(c.sightings, Mix(c.seed, life), committed, Restored(log), log, delivered, ref crashes, isLast: life == 7);
            }

            foreach (var (id, json) in delivered.Documents)
                Assert.Equal(expected[id], json);
            Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), delivered.Documents.Select(d => d.Id).Distinct().Order(StringComparer.Ordinal));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200).WithReplay(577, 215));
        Assert.True(crashes > 500, $"only {crashes} crashes");
    }

    /// <summary>Goes on from what is committed until it dies behind some change; returns what is committed then.</summary>
    private static int Live(
        Sighting[] sightings, uint seed, int committed, Correlator correlator, Dictionary<string, CorrelationState?> log, Delivered delivered, ref int crashes, bool isLast)
    {
        var (step, life) = (1 + (int)(seed % 40), seed / 40 % 60);
        for (var window = committed + step; window < Through + step; window += step)
        {
            foreach (var sighting in sightings.Where(s => s.At > committed && s.At <= window))
                correlator.Take(sighting.ToEntry());
            correlator.Close(Sighting.MomentOf(Math.Min(window, Through)), delivered);
            foreach (var change in correlator.TakeChanges())
            {
                if (!isLast && life-- == 0)
                {
                    crashes++;
                    return committed;
                }

                // A compacted log may still have a key that is over, or not.
                if (change.State is not null || seed % 2 == 0)
                    log[change.Key] = change.State;
                else
                    log.Remove(change.Key);
            }

            committed = window;
        }

        return committed;
    }

    [Fact]
    public void TakeChanges_WhenAllIsOver_LeavesNothingButTheMoment()
    {
        Sighting[] sightings = [new("a", 0), new("b", 1) { Client = "10.0.0.2" }, new("a", 2) { IsClosed = true }, new("b", 3) { Server = "203.0.113.1", IsClosed = true }];
        var (correlator, delivered) = (new Correlator(Options), new Delivered());
        var log = new Dictionary<string, CorrelationState?>();
        foreach (var sighting in sightings)
            correlator.Take(sighting.ToEntry());
        for (var window = 0; window < 50; window++)
        {
            correlator.Close(Sighting.MomentOf(window), delivered);
            foreach (var change in correlator.TakeChanges())
                log[change.Key] = change.State;
            if (window == 1)
                Assert.Contains("campaign/9bbbf75c4988dbe1785fe7a7364c481d", log.Keys);
        }

        Assert.Equal(["closed"], log.Where(entry => entry.Value is not null).Select(entry => entry.Key));
        Assert.Equal(0, correlator.Campaigns);
    }

    [Fact]
    public void Restore_ABatchThatIsNotWhole_NeverCountsLater()
    {
        var log = new Dictionary<string, CorrelationState?>();
        var first = new Correlator(Options);
        first.Take(new Sighting("a", 5).ToEntry());
        first.Close(Sighting.MomentOf(5), new Delivered());
        foreach (var change in first.TakeChanges().SkipLast(1))
            log[change.Key] = change.State;

        // The entry is not offered again, as when it has been deleted.
        var second = Restored(log);
        second.Take(new Sighting("b", 6) { Server = "203.0.113.1" }.ToEntry());
        second.Close(Sighting.MomentOf(6), new Delivered());
        Assert.Equal(1, second.Campaigns);
        foreach (var change in second.TakeChanges())
            log[change.Key] = change.State;

        var third = Restored(log);
        third.Close(Sighting.MomentOf(7), new Delivered());
        Assert.Equal(1, third.Campaigns);
    }

    [Fact]
    public void Restore_AFactWithoutItsCampaign_BeginsANewOne()
    {
        var log = new Dictionary<string, CorrelationState?>
        {
            ["episode/a"] = new() { AsOf = 0, Before = null, Now = new EpisodeFact { Id = "a", Campaign = "lost", Newest = Sighting.MomentOf(0), Shares = [] } },
            ["server/198.51.100.7 3333"] = new() { AsOf = 0, Before = null, Now = new ShareFact(ShareKinds.Server, "198.51.100.7 3333", "lost", 0) },
            ["closed"] = new() { AsOf = 0, Before = null, Now = new ClosedFact(0) },
        };
        var (correlator, delivered) = (Restored(log), new Delivered());
        correlator.Take(new Sighting("a", 6).ToEntry());
        correlator.Close(Sighting.MomentOf(6), delivered);
        Assert.Equal("9bbbf75c4988dbe1785fe7a7364c481d", delivered.CampaignOf(new("a", 6)));
    }

    private static Correlator Restored(Dictionary<string, CorrelationState?> log)
    {
        var correlator = new Correlator(Options);
        foreach (var (key, state) in log)
            correlator.Restore(new(key, state));
        return correlator;
    }

    [Fact]
    public void TakeChanges_WithoutAStep_IsEmpty()
    {
        var correlator = new Correlator(Options);
        correlator.Close(Sighting.MomentOf(7), new Delivered());
        Assert.Empty(correlator.TakeChanges());
    }

    [Fact]
    public void Close_AMomentInThePast_ChangesNothing()
    {
        var (correlator, delivered) = (new Correlator(Options), new Delivered());
        correlator.Close(Sighting.MomentOf(7), delivered);
        correlator.Take(new Sighting("a", 7).ToEntry());
        correlator.Close(Sighting.MomentOf(6), delivered);
        correlator.Close(Sighting.MomentOf(8), delivered);
        Assert.Empty(delivered.Documents);
    }

    [Fact]
    public void Restore_AfterSomethingElse_IsRefused()
    {
        var correlator = new Correlator(Options);
        correlator.Close(0, new Delivered());
        Assert.Throws<InvalidOperationException>(() => correlator.Restore(new("closed", null)));
    }

    [Theory]
    [InlineData(0, 24 * 60, 72 * 60, 1, "WindowSize is 00:00:00: it must be a positive number of milliseconds.")]
    [InlineData(10, 0, 72 * 60, 1, "CampaignWindow is 00:00:00: it must be a whole number of windows of 00:10:00.")]
    [InlineData(10, 25, 72 * 60, 1, "CampaignWindow is 00:25:00: it must be a whole number of windows of 00:10:00.")]
    [InlineData(10, 20, 24 * 60, 1, "EpisodePatience is 1.00:00:00: it must be more than a day, since episodes are told of daily.")]
    [InlineData(10, 20, 72 * 60, 0, "EntityMemory is 00:00:00: it must be positive.")]
    public void Faults_OfEachOption_AreOneLine(int size, int window, int patience, int memory, string expected)
    {
        var options = new CorrelationOptions
        {
            WindowSize = TimeSpan.FromMinutes(size),
            CampaignWindow = TimeSpan.FromMinutes(window),
            EpisodePatience = TimeSpan.FromMinutes(patience),
            EntityMemory = TimeSpan.FromMinutes(memory),
        };
        Assert.Equal(expected, Assert.Single(options.Faults()));
        Assert.Equal(expected, Assert.Throws<ArgumentException>(() => new Correlator(options)).Message);
        Assert.Empty(new CorrelationOptions().Faults());
    }
}
