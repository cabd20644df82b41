namespace FlowKafka.Processor.Reports;

/// <summary>Finds a row for each label, so that none covers another. Labels come from left to right.</summary>
internal sealed class RiseLabels(double width, int rows)
{
    private readonly double[] _ends = Enumerable.Repeat(double.MinValue, rows).ToArray();

    /// <summary>The lowest row with room at a place; the top row when there is none.</summary>
    public int RowFor(double start)
    {
        var row = 0;
        while (row < rows - 1 && _ends[row] > start)
            row++;
        _ends[row] = start + width;
        return row;
    }
}
