using System.Text;

using Xunit;

namespace FlowKafka.Flows.Tests.Fuzz;

/// <summary>
/// Decodes many spoiled documents of a format and holds the decoder to its promises: it never throws, accounts for every
/// record after every value, and allocates no more than a bound. 100,000 values, or a million with FLOWKAFKA_LONG_TESTS=1.
/// </summary>
internal static class FormatFuzz
{
    private const int Block = 1000;
    private const int Names = 2000;

    /// <summary>What a value of these sizes may allocate on average: a broken one costs exceptions, a packed one streams.</summary>
    private const int MostPerValue = 40_000;

    private static int Runs => Environment.GetEnvironmentVariable("FLOWKAFKA_LONG_TESTS") == "1" ? 1_000_000 : 100_000;

    /// <summary>Runs over spoiled ones of the documents; each of them must be whole and of the format by itself.</summary>
    /// <param name="options">How they are decoded.</param>
    /// <param name="documents">At least one; several kinds make better splices.</param>
    public static void Run(FlowLogDecoderOptions? options, params string[] documents)
    {
        options = (options ?? new FlowLogDecoderOptions()) with { MaximumLine = 4096, MaximumDecompressed = 1 << 20 };
        var mutator = new Mutator(seed: 20_261_122, [.. documents.Select(Encoding.UTF8.GetBytes)]);
        var decoder = new FlowLogDecoder(new SymbolTable(Names), options);
        var sink = new CountingSink();
        foreach (var document in documents)
            decoder.Decode(Encoding.UTF8.GetBytes(document), sink);
        Assert.True(sink.Accepted > 0, "No document gives a record.");

        var values = new byte[Block][];
        for (var run = 0; run < Runs; run += Block)
        {
            for (var i = 0; i < Block; i++)
                values[i] = mutator.Next();
            var before = GC.GetAllocatedBytesForCurrentThread();
            if (run / Block % 10 == 9)
                Read(values, run, decoder, sink);
            else
                Decode(values, run, decoder, sink);
            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.True(allocated < (long)MostPerValue * Block, $"{allocated} bytes for {Block} values from {run} on.");
        }
    }

    private static void Decode(byte[][] values, int run, FlowLogDecoder decoder, CountingSink sink)
    {
        for (var i = 0; i < values.Length; i++)
        {
            try
            {
                decoder.Decode(values[i], sink);
                sink.AssertComplete(decoder.Counts);
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"Value {run + i}: {Encoding.Latin1.GetString(values[i])}", e);
            }
        }
    }

    /// <summary>Reads the values as one file, half of the times packed.</summary>
    private static void Read(byte[][] values, int run, FlowLogDecoder decoder, CountingSink sink)
    {
        var file = values.SelectMany(value => value.Append((byte)'\n')).ToArray();
        using var reader = new FlowLogReader(new OddStream(run / Block % 20 == 9 ? file : Decoding.Gzip(file), run), decoder);
        while (reader.ReadNext(sink))
            sink.AssertComplete(decoder.Counts);
        sink.AssertComplete(decoder.Counts);
    }
}
