using FlowKafka.Avro;
using FlowKafka.Flows;
using FlowKafka.Kafka.Serialization;

using FsCheck;
using FsCheck.Fluent;

namespace FlowKafka.Kafka.Tests.Serialization;

public sealed class FlowPackTests
{
    private static readonly Config Checks = Config.QuickThrowOnFailure.WithReplay(1, 3).WithMaxTest(200);

    [Fact]
    public void Decode_WhatWasPacked_GivesTheSameRecords()
    {
        var property = Prop.ForAll(
            ArbMap.Default.GeneratorFor<int>().Two().ToArbitrary(),
            pair =>
            {
                var symbols = new SymbolTable();
                var records = FlowRecords.Of(pair.Item1, Math.Abs(pair.Item2 % 300), symbols);
                var into = new FlowRecord[1];
                Assert.Equal(records.Length, FlowPackReader.Decode(Pack(records, symbols), symbols, ref into));
                for (var i = 0; i < records.Length; i++)
                    Assert.Equal(records[i], into[i]);
            });
        Check.One(Checks, property);
    }

    [Fact]
    public void Decode_WithAnotherTable_GivesTheSameNames()
    {
        var writers = new SymbolTable();
        var records = FlowRecords.Of(seed: 5, count: 500, writers);
        var readers = new SymbolTable();
        readers.Intern("something else");
        var into = Array.Empty<FlowRecord>();
        var count = FlowPackReader.Decode(Pack(records, writers), readers, ref into);

        Assert.Equal(records.Select(r => writers[r.Reporter]), into.Take(count).Select(r => readers[r.Reporter]));
        Assert.Equal(records.Select(r => writers[r.Tenant]), into.Take(count).Select(r => readers[r.Tenant]));
    }

    [Fact]
    public void Finish_Twice_BeginsAnEmptyPack()
    {
        var symbols = new SymbolTable();
        var builder = new FlowPackBuilder(16);
        foreach (var record in FlowRecords.Of(seed: 1, count: 10, symbols))
            builder.Add(record, symbols);
        Assert.Equal(10, builder.Count);
        Assert.True(FlowPackReader.Is(builder.Finish()));

        var into = new FlowRecord[1];
        Assert.Equal((0, 0), (builder.Count, builder.Length));
        Assert.Equal(0, FlowPackReader.Decode(builder.Finish(), symbols, ref into));
    }

    [Fact]
    public void Decode_OfCorruptBytes_ThrowsTheOneException()
    {
        var symbols = new SymbolTable();
        var pack = Pack(FlowRecords.Of(seed: 7, count: 40, symbols), symbols);
        var (good, bad) = (0, 0);
        var property = Prop.ForAll(
            ArbMap.Default.GeneratorFor<int>().ToArbitrary(),
            seed =>
            {
                if (Decodes(Corrupt(pack, new Random(seed))))
                    good++;
                else
                    bad++;
            });
        Check.One(Checks.WithMaxTest(5000), property);
        Assert.True(good > 100 && bad > 1000, $"{good} passed, {bad} did not: the corruption is too mild or too wild");
    }

    [Fact]
    public void Decode_OfEveryPrefix_ThrowsTheOneException()
    {
        var symbols = new SymbolTable();
        var pack = Pack(FlowRecords.Of(seed: 9, count: 5, symbols), symbols);
        for (var length = 0; length < pack.Length; length++)
            Assert.False(Decodes(pack.AsSpan(0, length).ToArray()), $"{length} of {pack.Length} bytes passed");
        Assert.True(Decodes(pack));
    }

    [Fact]
    public void Decode_WithMoreNamesThanTheTableTakes_ThrowsTheOneException()
    {
        var symbols = new SymbolTable();
        var pack = Pack(FlowRecords.Of(seed: 9, count: 50, symbols), symbols);
        var into = new FlowRecord[1];
        var error = Assert.Throws<AvroFormatException>(() => FlowPackReader.Decode(pack, new SymbolTable(capacity: 2), ref into));
        Assert.Equal("there are more names than the table takes", error.Message);
    }

    [Fact]
    public void Decode_IntoARoomyArray_AllocatesNothing()
    {
        var symbols = new SymbolTable();
        var pack = Pack(FlowRecords.Of(seed: 3, count: 1000, symbols), symbols);
        var into = new FlowRecord[2000];
        FlowPackReader.Decode(pack, symbols, ref into);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 10; i++)
            FlowPackReader.Decode(pack, symbols, ref into);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    internal static byte[] Pack(FlowRecord[] records, SymbolTable symbols)
    {
        var builder = new FlowPackBuilder(1024);
        foreach (var record in records)
            builder.Add(record, symbols);
        return builder.Finish();
    }

    private static bool Decodes(byte[] bytes)
    {
        var into = new FlowRecord[1];
        try
        {
            FlowPackReader.Decode(bytes, new SymbolTable(), ref into);
            return true;
        }
        catch (AvroFormatException)
        {
            return false;
        }
    }

    private static byte[] Corrupt(byte[] pack, Random random)
    {
        var bytes = pack.ToArray();
        for (var changes = random.Next(1, 4); changes > 0; changes--)
            bytes[random.Next(MessageHeader.Size, bytes.Length)] = random.Next(3) switch { 0 => 0xFF, 1 => 0x80, _ => (byte)random.Next(256) };
        return random.Next(4) == 0 ? bytes[..random.Next(bytes.Length)] : bytes;
    }
}
