using FlowKafka.Processor.Files;
using FlowKafka.Processor.Scoring;

namespace FlowKafka.Processor.Feeding;

/// <summary>Looks at the files of a replay that are not done yet.</summary>
internal static class ReplayInput
{
    /// <summary>A merge of what is left of the files.</summary>
    public static UnitMerge Open(
        IReadOnlyList<InputFile> files, ReplayPositions positions, UnitContext context, SetAside aside, CancellationToken stop)
    {
        var left = new List<(PeekedFile, int)>();
        for (var number = 0; number < files.Count; number++)
        {
            stop.ThrowIfCancellationRequested();
            if (!positions.IsDone(number) && FilePeek.TryLook(files[number], context.Options, context.Admission, context.Now, aside) is { } peeked)
                left.Add((peeked, number));
        }

        return new UnitMerge(left, positions, context, aside, files.Where((_, number) => positions.IsDone(number)).Sum(file => file.Length));
    }
}
