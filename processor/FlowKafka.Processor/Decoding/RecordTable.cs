using System.Globalization;
using FlowKafka.Flows;
using FlowKafka.Processor.Scoring;
using FlowKafka.Processor.Verbs;
using Spectre.Console;

namespace FlowKafka.Processor.Decoding;

/// <summary>Records as rows: all columns where there is room, the needed ones within 80 columns and where nobody knows how
/// wide it will be shown. Very many rows are written in parts.</summary>
internal sealed class RecordTable(Terminal terminal, SymbolTable symbols)
{
    private const int Wide = 150, MostRows = 1000;

    private readonly bool _isWide = terminal.Width >= Wide;
    private Table? _table;

    /// <summary>Rows so far.</summary>
    public long Shown { get; private set; }

    public void Add(in FlowRecord record)
    {
        _table ??= Begin();
        var action = record.Action == FlowAction.Accept ? "accept" : "reject";
        Text source = new(Endpoint.Text(record.Source, record.SourcePort)), destination = new(Endpoint.Text(record.Destination, record.DestinationPort));
        if (_isWide)
        {
            _table.AddRow(
                new Text(Moment(record.Start, "yyyy-MM-dd HH:mm:ss")), new Text(Moment(record.End, "yyyy-MM-dd HH:mm:ss")), source, destination,
                new Text(ProtocolOf(record.Protocol)), Number(record.Packets), Number(record.Bytes), new Text(action),
                new Text(record.TcpFlags == 0 ? "" : record.TcpFlags.ToString(CultureInfo.InvariantCulture)), new Text(symbols[record.Reporter]));
        }
        else
        {
            _table.AddRow(
                new Text(Moment(record.Start, "MM-dd HH:mm:ss")), source, destination, new Text(ProtocolOf(record.Protocol)),
                Number(record.Packets), Number(record.Bytes), new Text(record.Action == FlowAction.Accept ? "" : "rej"));
        }

        Shown++;
        if (_table.Rows.Count == MostRows)
            Write();
    }

    /// <summary>Writes the rows that are not written yet.</summary>
    public void Write()
    {
        if (_table is not null)
            terminal.Tables.Write(_table);
        _table = null;
    }

    private Table Begin()
    {
        var table = new Table().Border(TableBorder.None);
        foreach (var heading in _isWide
            ? (string[])["start (UTC)", "end", "source", "destination", "prot", "packets", "bytes", "action", "flags", "reporter"]
            : ["start (UTC)", "source", "destination", "prot", "packets", "bytes", ""])
        {
            var column = new TableColumn(heading).PadLeft(0).PadRight(1);
            if (heading is "packets" or "bytes")
                column.RightAligned();
            table.AddColumn(heading is "source" or "destination" ? column : column.NoWrap());
        }

        return table;
    }

    private static string ProtocolOf(byte protocol) => protocol switch
    {
        1 => "icmp",
        6 => "tcp",
        17 => "udp",
        _ => protocol.ToString(CultureInfo.InvariantCulture),
    };

    private static Text Number(long value) => new(value.ToString(CultureInfo.InvariantCulture));

    private static string Moment(long time, string format) =>
        DateTimeOffset.FromUnixTimeMilliseconds(time).ToString(format, CultureInfo.InvariantCulture);
}
