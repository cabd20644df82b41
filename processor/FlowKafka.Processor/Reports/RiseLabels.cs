namespace FlowKafka.Processor.Reports;

/// <summary>Finds a row for each label, so that none covers another. Labels come from right to left.</summary>
internal sealed class RiseLabels(double width, int rows)
{
    private readonly double[] _starts = Enumerable.Repeat(double.MaxValue, rows).ToArray();

    /// <summary>The lowest row, counted from 0, with room for a label that begins at a place; the top row when there is none.</summary>
    public int RowFor(double start)
    {
        var row = 0;
        while (row < rows - 1 && start + width > _starts[row])
            row++;
        _starts[row] = start;
        return row;
    }
}
