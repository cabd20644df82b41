using System.Buffers;
using FlowKafka.Flows;

namespace FlowKafka.Benchmarks.EndToEnd;

/// <summary>
/// AWS v2 lines: every pair talks in every window, both directions, with two reporters for a tenth of the pairs and 1 %
/// of the lines twice.
/// </summary>
internal sealed class EndToEndTraffic(EndToEndOptions options)
{
    private const long Epoch = 1_767_571_200_000;

    /// <summary>Gives each line to an action, in the order of windows.</summary>
    public long Write(Action<ReadOnlyMemory<byte>> write)
    {
        var symbols = new SymbolTable();
        var tenant = symbols.Intern("111122223333");
        var line = new ArrayBufferWriter<byte>(256);
        var lines = 0L;
        for (var window = 0; window < options.Windows; window++)
        {
            for (var pair = 0; pair < options.Pairs; pair++)
            {
                for (var reporter = 0; reporter < (pair % 10 == 0 ? 2 : 1); reporter++)
                {
                    var name = symbols.Intern($"111122223333/eni-{(pair % 500) + (reporter * 500):x8}");
                    for (var answer = 0; answer < 2; answer++)
                    {
                        var record = Record(window, pair, answer == 1);
                        (record.Tenant, record.Reporter) = (tenant, name);
                        line.ResetWrittenCount();
                        AwsLineWriter.Write(record, symbols, line);
                        for (var copies = lines % 100 == 0 ? 2 : 1; copies > 0; copies--)
                        {
                            write(line.WrittenMemory);
                            lines++;
                        }
                    }
                }
            }
        }

        return lines;
    }

    private static FlowRecord Record(int window, int pair, bool isAnswer)
    {
        var client = IpAddress.FromV4(0x0A00_0000u + (uint)(pair % 50_000));
        var server = IpAddress.FromV4(0xC633_0000u + (uint)pair);
        var port = (ushort)(32_768 + (pair % 20_000));
        var start = Epoch + (window * 600_000L) + (pair % 300 * 1_000);
        return new FlowRecord
        {
            Source = isAnswer ? server : client,
            Destination = isAnswer ? client : server,
            SourcePort = isAnswer ? (ushort)443 : port,
            DestinationPort = isAnswer ? port : (ushort)443,
            Start = start,
            End = start + 290_000,
            Packets = 40 + (pair % 50),
            Bytes = 20_000 + (pair * 7 % 40_000) + window,
            Protocol = 6,
        };
    }
}
