namespace FlowKafka.Processor.Tests.RealInput;

/// <summary>The table of recall, as docs/detection.md has it and as the command prints it.</summary>
internal static class LeaveOneOutTable
{
    /// <summary>What the documentation says: the rows, and the two lines of the totals.</summary>
    public static (IReadOnlyList<string> Rows, string Recall, string FalsePositives) Documented()
    {
        var lines = File.ReadAllLines(Path.Combine(RepositoryFolder.Root, "docs", "detection.md"));
        var rows = lines.Where(l => l.StartsWith("| 1", StringComparison.Ordinal) && l.Contains(".600s.log", StringComparison.Ordinal)).Select(l => Cells(l, '|'));
        return ([.. rows], lines.Single(l => l.StartsWith("Left out and flagged:", StringComparison.Ordinal)),
            lines.Single(l => l.StartsWith("Flagged without mining:", StringComparison.Ordinal)));
    }

    public static IReadOnlyList<string> Printed(string output) =>
        [.. output.Split('\n').Where(l => l.Contains(".600s.log", StringComparison.Ordinal) && l.StartsWith('│')).Select(l => Cells(l, '│'))];

    private static string Cells(string line, char border) =>
        string.Join(" | ", line.Split(border, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
