using System.Runtime.CompilerServices;
using FlowKafka.Detection.Hosts;
using FlowKafka.Detection.Hosts.Clients;
using FlowKafka.Detection.Hosts.Rotations;
using FlowKafka.Detection.Hosts.Servers;
using FlowKafka.Detection.Hosts.Tables;
using FlowKafka.Flows;
using FlowKafka.Streams.Points;
using Xunit;

namespace FlowKafka.Detection.Tests.Hosts;

public sealed class HostBookTests
{
    private const int Day = 144;

    [Fact]
    public void Observe_AWindowTwice_CountsOnce()
    {
        var points = new HostTraffic().Talk(0, 1, "10.0.0.1", "198.51.100.7").Points;
        var (once, twice) = (new HostBench().Run(points), new HostBench().Run([.. points, .. points]));
        Assert.Equal(once.Told.Lines, twice.Told.Lines);
    }

    [Fact]
    public void Observe_AWindowThatWasClosed_ChangesNothing()
    {
        var traffic = new HostTraffic().Talk(0, 2, "10.0.0.1", "198.51.100.7");
        var late = new HostTraffic().Add(1, "10.0.0.9", "198.51.100.7").Points;
        var bench = new HostBench().Run(traffic.Points.Take(2));
        bench.Observe(late[0]);
        bench.Run(traffic.Points.Skip(2));
        Assert.Equal(1, bench.Told.ServerOf("10.0.0.1", "198.51.100.7").Clients);
    }

    [Fact]
    public void Observe_WindowsOfAnotherSizeOrOnlyRefused_AreLeftOut()
    {
        var points = new HostTraffic().Talk(0, 1, "10.0.0.1", "198.51.100.7").Points;
        var (longer, refused) = (points[0], points[1]);
        longer.End += HostTraffic.Size;
        (refused.Lower, refused.Higher, refused.LowerRejects) = (SentTraffic.None, SentTraffic.None, 3);
        var bench = new HostBench().Run([longer, refused]);
        Assert.Equal((0, 0, 0L), (bench.Book.Servers, bench.Book.Clients, bench.Network.Since));
    }

    [Fact]
    public void TakeChanges_OfOneConversation_AreItsStates()
    {
        var bench = new HostBench().Run(new HostTraffic().Talk(0, 1, "10.0.0.1", "198.51.100.7").Points);
        Assert.Equal(
            [
                "network",
                "server||198.51.100.7|3333",
                "client||10.0.0.1",
                "miners||198.51.100.7",
                "rotation||10.0.0.1|6|3333|net|198.51.100.0",
            ],
            bench.Book.TakeChanges().Select(change => change.Key.Text));
        Assert.Empty(bench.Book.TakeChanges());
    }

    [Fact]
    public void TakeChanges_AfterTheirTime_SaysWhatIsGone()
    {
        var traffic = new HostTraffic().Talk(0, 1, "10.0.0.1", "198.51.100.7").Add(9 * Day, "10.0.0.2", "192.0.2.1");
        var bench = new HostBench().Run(traffic.Points.Take(2));
        bench.Book.TakeChanges();
        bench.Run(traffic.Points.Skip(2));
        Assert.Equal(
            ["server||198.51.100.7|3333", "client||10.0.0.1", "miners||198.51.100.7", "rotation||10.0.0.1|6|3333|net|198.51.100.0"],
            bench.Book.TakeChanges().Where(change => change.State is null).Select(change => change.Key.Text));
    }

    [Fact]
    public void TakeChanges_ReadAfterAnotherWindow_AreRefused()
    {
        var traffic = new HostTraffic().Talk(0, 1, "10.0.0.1", "198.51.100.7");
        var bench = new HostBench().Run(traffic.Points.Take(1));
        var changes = bench.Book.TakeChanges();
        bench.Run(traffic.Points.Skip(1));
        Assert.Throws<InvalidOperationException>(() => changes[0]);
    }

    [Fact]
    public void Restore_WhatIsGoneAgain_IsForgotten()
    {
        var bench = new HostBench().Run(new HostTraffic().Talk(0, 1, "10.0.0.1", "198.51.100.7").Points);
        var book = new HostBook(new());
        foreach (var change in bench.Book.TakeChanges().ToList())
        {
            book.Restore(change);
            book.Restore(change with { State = null });
        }

        Assert.Equal((0, 0, 0, 0), (book.Servers, book.Clients, book.Miners, book.Rotations));
    }

    [Theory]
    [InlineData("")]
    [InlineData("servers||10.0.0.1|1")]
    [InlineData("server||10.0.0.1")]
    [InlineData("server||10.0.0.1|65536")]
    [InlineData("client||10.0.0")]
    [InlineData("network")]
    public void Restore_AStrangeEntry_IsOneClearLine(string key)
    {
        var state = new ServerHostState { AsOf = 1, FirstSeen = 1, Day = 1, Today = [], Yesterday = [], Medians = [1, 2, 3, 4], Points = 1 };
        Assert.Throws<FormatException>(() => new HostBook(new()).Restore(new(new(key), state)));
    }

    [Fact]
    public void Restore_AStateWithoutAllOfItself_IsRefused()
    {
        var state = new ServerHostState { AsOf = 1, FirstSeen = 1, Day = 1, Today = [1], Yesterday = [], Medians = [1, 2, 3, 4], Points = 1 };
        Assert.Throws<FormatException>(() => new HostBook(new()).Restore(new(new("server||10.0.0.1|1"), state)));
        Assert.Throws<FormatException>(() => new HostBook(new()).Restore(new(new("server||10.0.0.1|1"), state with { Today = [], Medians = [1] })));
    }

    [Fact]
    public void Book_WithFaults_NamesThem()
    {
        var options = new HostOptions
        {
            ConversationSilence = TimeSpan.FromMinutes(15),
            Memory = TimeSpan.FromDays(1),
            MiningWindows = 33,
            RotationWindows = 1,
        };
        Assert.Equal(
            [
                "ConversationSilence is 00:15:00: it must be a whole number of windows of 00:10:00.",
                "Memory is 1.00:00:00: it must be at least two days.",
                "BriefMemory is 8.00:00:00: it must be at least two days, and not above Memory, 1.00:00:00.",
                "MiningWindows is 33: it must be 1 to 32.",
                "RotationWindows is 1: it must be 2 to 8.",
            ],
            options.Faults());
        Assert.Empty(new HostOptions().Faults());
        Assert.Throws<ArgumentException>(() => new HostBook(options));
    }

    [Fact]
    public void States_AreSmall()
    {
        Assert.Equal((24, 136, 128), (Unsafe.SizeOf<HostId>(), Unsafe.SizeOf<ServerProfile>(), Unsafe.SizeOf<ClientProfile>()));
        Assert.InRange(Unsafe.SizeOf<RotationGroup>() + Unsafe.SizeOf<RotationId>(), 0, 220);
    }

    [Fact]
    public void Servers_ManyOfThem_TakeLessThan200BytesEach()
    {
        // The index is at its emptiest just after it grew: 3/4 of 2^17. What was given up as it grew counts here too.
        const int Servers = 98_400;
        var before = GC.GetAllocatedBytesForCurrentThread();
        var table = new StateTable<HostId, ServerProfile>();
        for (var i = 0; i < Servers; i++)
            table.FindOrAdd(new(IpAddress.FromV4((uint)i * 7919), 1, 443));
        var bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / (double)Servers;
        Assert.Equal(Servers, table.Count);
        Assert.InRange(bytes, 161, 190);
    }
}
