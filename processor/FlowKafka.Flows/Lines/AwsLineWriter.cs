using System.Buffers;
using System.Buffers.Text;

namespace FlowKafka.Flows;

/// <summary>Writes records as lines of the default AWS format, version 2. TCP flags and direction have no place there.</summary>
public static class AwsLineWriter
{
    /// <summary>The header line of the default format, without a line end.</summary>
    public const string HeaderLine =
        "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status";

    private const int Numbers = 160;

    /// <summary>Appends a record as one line with its line feed. Times are rounded down to seconds.</summary>
    public static void Write(in FlowRecord record, SymbolTable symbols, IBufferWriter<byte> writer)
    {
        var reporter = symbols[record.Reporter];
        writer.Advance(Write(record, reporter, writer.GetSpan(LongestLine(reporter))));
    }

    /// <summary>The most bytes that a line of a reporter, <c>account/interface</c>, takes.</summary>
    public static int LongestLine(string reporter) => Numbers + 2 * AddressWriter.Longest + 3 * reporter.Length;

    /// <summary>Writes a record as one line with its line feed, and returns the bytes written.</summary>
    /// <exception cref="ArgumentException">The span is shorter than <see cref="LongestLine"/>.</exception>
    public static int Write(in FlowRecord record, string reporter, Span<byte> line)
    {
        if (line.Length < LongestLine(reporter))
            throw new ArgumentException("The span is shorter than the longest line.", nameof(line));
        var at = 0;
        Append("2 "u8, line, ref at);
        var slash = reporter.IndexOf('/', StringComparison.Ordinal);
        Append(slash < 0 ? "-" : reporter.AsSpan(0, slash), line, ref at);
        Append(slash < 0 ? reporter : reporter.AsSpan(slash + 1), line, ref at);
        at += AddressWriter.Write(record.Source, line[at..]);
        line[at++] = (byte)' ';
        at += AddressWriter.Write(record.Destination, line[at..]);
        line[at++] = (byte)' ';
        Append(record.SourcePort, line, ref at);
        Append(record.DestinationPort, line, ref at);
        Append(record.Protocol, line, ref at);
        Append(record.Packets, line, ref at);
        Append(record.Bytes, line, ref at);
        Append(Math.DivRem(record.Start, 1000).Quotient, line, ref at);
        Append(Math.DivRem(record.End, 1000).Quotient, line, ref at);
        Append(record.Action == FlowAction.Accept ? "ACCEPT OK\n"u8 : "REJECT OK\n"u8, line, ref at);
        return at;
    }

    private static void Append(ReadOnlySpan<byte> text, Span<byte> line, ref int at)
    {
        text.CopyTo(line[at..]);
        at += text.Length;
    }

    private static void Append(ReadOnlySpan<char> name, Span<byte> line, ref int at)
    {
        at += System.Text.Encoding.UTF8.GetBytes(name.IsEmpty ? "-" : name, line[at..]);
        line[at++] = (byte)' ';
    }

    private static void Append(long number, Span<byte> line, ref int at)
    {
        Utf8Formatter.TryFormat(number, line[at..], out var written);
        at += written;
        line[at++] = (byte)' ';
    }
}
