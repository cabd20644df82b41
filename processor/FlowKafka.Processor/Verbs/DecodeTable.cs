using System.Globalization;
using FlowKafka.Flows;
using FlowKafka.Processor.Reports;
using FlowKafka.Processor.Scoring;
using Spectre.Console;

namespace FlowKafka.Processor.Verbs;

/// <summary>Shows decoded records as a table, then what was set aside.</summary>
internal sealed class DecodeTable : IDecodeView
{
    private readonly Terminal _terminal;
    private readonly SymbolTable _symbols;
    private readonly Table _records = new Table().Border(TableBorder.Rounded);
    private readonly Table _rejected = new Table().Border(TableBorder.Rounded);

    public DecodeTable(Terminal terminal, SymbolTable symbols)
    {
        (_terminal, _symbols) = (terminal, symbols);
        foreach (var heading in (string[])["start", "end", "source", "destination", "protocol", "packets", "bytes", "action", "flags", "reporter"])
            _records.AddColumn(new TableColumn(heading).NoWrap());
        foreach (var heading in (string[])["refused because", "file", "line", "as it came"])
            _rejected.AddColumn(new TableColumn(heading));
    }

    public void Record(in FlowRecord record, string file, RecordPlace place) => _records.AddRow(
        new Text(Moment(record.Start)), new Text(Moment(record.End)),
        new Text(Endpoint.Text(record.Source, record.SourcePort)), new Text(Endpoint.Text(record.Destination, record.DestinationPort)),
        new Text(record.Protocol.ToString(CultureInfo.InvariantCulture)), Number(record.Packets), Number(record.Bytes),
        new Text(record.Action == FlowAction.Accept ? "accept" : "reject"),
        new Text(record.TcpFlags == 0 ? "" : record.TcpFlags.ToString(CultureInfo.InvariantCulture)), new Text(_symbols[record.Reporter]));

    public void Rejected(RejectReason reason, string file, RecordPlace place, string raw) => _rejected.AddRow(
        new Text(ReasonText.Of(reason)), new Text(file), new Text(PlaceText(place)), new Text(raw));

    public void Finish(DecodeCounts counts)
    {
        if (_records.Rows.Count > 0)
            _terminal.Tables.Write(_records);
        if (_records.Rows.Count < counts.Accepted)
            _terminal.Out.WriteLine($"The first {Quantity.Count(_records.Rows.Count)} of {Quantity.Of(counts.Accepted, "record")}; --limit shows more.");
        if (_rejected.Rows.Count > 0)
            _terminal.Tables.Write(_rejected);
        _terminal.Out.WriteLine($"{Quantity.Count(counts.Offered)} offered = {Quantity.Count(counts.Accepted)} accepted + {Quantity.Count(counts.AllSkipped)} skipped + {Quantity.Count(counts.AllRejected)} refused");
        foreach (var (reason, count) in DecodeReasons.Of(counts))
            _terminal.Out.WriteLine($"  {Quantity.Count(count)} × {reason}");
        if (counts.InvertedIntervals > 0)
            _terminal.Out.WriteLine($"{Quantity.Count(counts.InvertedIntervals)} of the accepted ended before they began; their end was set to their start.");
        if (counts.WithoutIdentity > 0)
            _terminal.Out.WriteLine($"{Quantity.Count(counts.WithoutIdentity)} of the accepted lack the fields of an identity and cannot be de-duplicated.");
    }

    private static Text Number(long value) => new(value.ToString(CultureInfo.InvariantCulture));

    private static string Moment(long time) =>
        DateTimeOffset.FromUnixTimeMilliseconds(time).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static string PlaceText(RecordPlace place)
    {
        var line = (place.Line + 1).ToString(CultureInfo.InvariantCulture);
        return place.Document == 0 ? line : $"document {(place.Document + 1).ToString(CultureInfo.InvariantCulture)}, {line}";
    }
}
