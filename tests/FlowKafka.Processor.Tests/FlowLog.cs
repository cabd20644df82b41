using System.Globalization;
using System.Text;

namespace FlowKafka.Processor.Tests;

/// <summary>Text of a flow log in AWS's default format.</summary>
internal sealed class FlowLog
{
    /// <summary>2026-01-05T00:00:00Z, the start of a window, in seconds.</summary>
    public const long Epoch = 1_767_571_200;

    private readonly StringBuilder _text = new("version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status\n");

    public string Text => _text.ToString();

    /// <summary>One direction for 30 seconds, from so many seconds after <see cref="Epoch"/> on.</summary>
    public FlowLog Flow(double at, string source, int sourcePort, string destination, int destinationPort, long packets, long bytes, int protocol = 6)
    {
        var start = Epoch + (long)at;
        _text.Append(CultureInfo.InvariantCulture, $"2 111122223333 eni-1 {source} {destination} {sourcePort} {destinationPort} {protocol} {packets} {bytes} {start} {start + 30} ACCEPT OK\n");
        return this;
    }

    /// <summary>A client and its server, both ways, once in every window of ten minutes.</summary>
    public FlowLog Talk(int firstWindow, int windows, string client, string server, int port, long clientPackets, long serverPackets)
    {
        for (var w = firstWindow; w < firstWindow + windows; w++)
        {
            var at = (600.0 * w) + 60;
            Flow(at, client, 51000, server, port, clientPackets + (w % 3), 100 * (clientPackets + (w % 3)));
            Flow(at, server, port, client, 51000, serverPackets + (w % 2), 150 * (serverPackets + (w % 2)));
        }

        return this;
    }

    public FlowLog Raw(string line)
    {
        _text.Append(line).Append('\n');
        return this;
    }
}
