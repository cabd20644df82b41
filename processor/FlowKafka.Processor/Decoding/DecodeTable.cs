using System.Globalization;
using FlowKafka.Flows;
using FlowKafka.Processor.Files;
using FlowKafka.Processor.Reports;
using FlowKafka.Processor.Scoring;
using FlowKafka.Processor.Verbs;

namespace FlowKafka.Processor.Decoding;

/// <summary>Shows what was found, the first records as a table, and what was set aside.</summary>
internal sealed class DecodeTable(Terminal terminal, SymbolTable symbols, bool isConfigured) : IDecodeView
{
    private const int MostFiles = 20, Piped = 200;

    private readonly RecordTable _records = new(terminal, symbols);
    private readonly List<string> _rejected = [];
    private long _files;

    public void Record(in FlowRecord record, string file, RecordPlace place) => _records.Add(record);

    public void Rejected(RejectReason reason, string file, RecordPlace place, string raw)
    {
        var line = $"  {ReasonText.Of(reason)}, {Printable.Text(Path.GetFileName(file))}:{PlaceText(place)}{(raw.Length == 0 ? "" : ": " + raw)}";
        var width = terminal.Width ?? Piped;
        _rejected.Add(line.Length <= width ? line : line[..(width - 1)] + "…");
    }

    public void File(DecodedFile file)
    {
        if (_files++ < MostFiles)
            terminal.Out.WriteLine($"{(file.Path == FileArguments.StandardInput ? "Standard input" : Printable.Text(file.Path))}: {FoundText.Of(file, isConfigured)}");
    }

    public void Finish(DecodedFile all, SetAside aside)
    {
        if (_files > MostFiles)
            terminal.Out.WriteLine($"… and {Quantity.Of(_files - MostFiles, "more file")}");
        _records.Write();
        if (_records.Shown < all.Counts.Accepted)
            terminal.Out.WriteLine($"The first {Quantity.Count(_records.Shown)} of {Quantity.Of(all.Counts.Accepted, "record")}; --limit shows more.");
        if (_files == 0)
            return;
        WriteCounts(all);
        foreach (var source in all.Sources)
            terminal.Out.WriteLine($"{SourceText.NameOf(source)}: serves {SourceText.ServesOf(source)}.");
        foreach (var note in DecodeNotes.Of(all))
            terminal.Out.WriteLine(note);
    }

    private void WriteCounts(DecodedFile all)
    {
        if (_rejected.Count > 0)
            terminal.Out.WriteLine("Refused, as it came:");
        foreach (var line in _rejected)
            terminal.Out.WriteLine(line);
        if (_files > 1 && all.IsFlowLog)
            terminal.Out.WriteLine($"All {Quantity.Of(_files, "file")}: {FoundText.OfAll(all)}");
        var counts = all.Counts;
        terminal.Out.WriteLine($"{Quantity.Count(counts.Offered)} offered = {Quantity.Count(counts.Accepted)} accepted + {Quantity.Count(counts.AllSkipped)} skipped + {Quantity.Count(counts.AllRejected)} refused");
        foreach (var (reason, count) in new RecordFates().SetAside(counts))
            terminal.Out.WriteLine($"  {Quantity.Count(count)} × {reason}");
    }

    private static string PlaceText(RecordPlace place)
    {
        var line = (place.Line + 1).ToString(CultureInfo.InvariantCulture);
        return place.Document == 0 ? line : $"document {(place.Document + 1).ToString(CultureInfo.InvariantCulture)}, {line}";
    }
}
