using FlowKafka.Flows.Tests.Fuzz;
using Xunit;

namespace FlowKafka.Flows.Tests.Avro;

/// <summary>
/// Decodes 100,000 spoiled messages (a million with FLOWKAFKA_LONG_TESTS=1) of each wire form, and holds the decoder to its
/// promises: it never throws, accounts for every record, and allocates no more than a bound.
/// </summary>
public sealed class AvroFuzzTests
{
    private const int Block = 1000;
    private const int MostPerValue = 40_000;

    private static int Runs => Environment.GetEnvironmentVariable("FLOWKAFKA_LONG_TESTS") == "1" ? 1_000_000 : 100_000;

    [Fact]
    public void Confluent_Spoiled_IsAllAccountedFor() => Run(
        new() { Fields = AvroFlows.Fields, Registry = new KnownSchemas((7, AvroFlows.First), (8, AvroFlows.Second)) },
        AvroFlows.Confluent(7, AvroFlows.Datum()), AvroFlows.Confluent(8, AvroFlows.Datum(source: "2001:db8::1", sampling: 100)),
        AvroFlows.Confluent(7, AvroFlows.Datum(sourcePort: null, customer: null, action: 1)));

    [Fact]
    public void Datum_Spoiled_IsAllAccountedFor() => Run(
        AvroFlows.Options, AvroFlows.Datum(), AvroFlows.Datum(source: "2001:db8::1"), AvroFlows.SingleObject(AvroFlows.First, AvroFlows.Datum()));

    private static void Run(AvroFormatOptions avro, params byte[][] documents)
    {
        var mutator = new Mutator(seed: 20_261_123, documents);
        var decoder = new FlowLogDecoder(new SymbolTable(2000), AvroFlows.Decoder(avro) with { MaximumLine = 4096, MaximumDecompressed = 1 << 20 });
        var sink = new CountingSink();
        var values = new byte[Block][];
        for (var run = 0; run < Runs; run += Block)
        {
            for (var i = 0; i < Block; i++)
                values[i] = mutator.Next();
            var before = GC.GetAllocatedBytesForCurrentThread();
            foreach (var value in values)
                Decode(value, decoder, sink);
            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.True(allocated < (long)MostPerValue * Block, $"{allocated} bytes for {Block} values from {run} on.");
        }

        Assert.True(sink.Accepted > Runs / 10, $"Only {sink.Accepted} records were whole: the mistakes are too many to find anything.");
        Assert.True(decoder.Counts.AllRejected > Runs / 10, $"Only {decoder.Counts.AllRejected} records were spoiled.");
    }

    private static void Decode(byte[] value, FlowLogDecoder decoder, CountingSink sink)
    {
        var offered = decoder.Counts.Offered;
        try
        {
            decoder.Decode(value, sink);
            sink.AssertComplete(decoder.Counts);
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"Value {Convert.ToHexString(value)}", e);
        }

        Assert.True(value.Length == 0 || decoder.Counts.Offered > offered || value[0] == 0x1F, "A value vanished.");
    }
}
