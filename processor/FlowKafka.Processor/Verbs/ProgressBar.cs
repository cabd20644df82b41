using System.Diagnostics;
using FlowKafka.Processor.Reports;
using Spectre.Console;

namespace FlowKafka.Processor.Verbs;

/// <summary>Shows how far work has come: a bar where a person looks on, a line now and then where none does.</summary>
internal static class ProgressBar
{
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(10);

    /// <summary>Does the work, which tells of its progress as often as it likes.</summary>
    /// <param name="terminal">Where to show it.</param>
    /// <param name="title">What is being done.</param>
    /// <param name="total">The progress at the end; 0 when it is not known.</param>
    /// <param name="work">Called with a function that takes the progress, and a note to show beside it.</param>
    public static T Show<T>(Terminal terminal, string title, long total, Func<Action<long, string>, T> work) =>
        terminal.IsErrorTerminal ? WithBar(terminal, title, total, work) : WithLines(terminal, title, total, work);

    private static T WithBar<T>(Terminal terminal, string title, long total, Func<Action<long, string>, T> work) =>
        terminal.Progress.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(context =>
            {
                var task = context.AddTask(Markup.Escape(title), maxValue: Math.Max(1, total));
                task.IsIndeterminate = total == 0;
                return work((done, note) =>
                {
                    task.Value = done;
                    task.Description = Markup.Escape($"{title} {note}");
                });
            });

    private static T WithLines<T>(Terminal terminal, string title, long total, Func<Action<long, string>, T> work)
    {
        var last = Stopwatch.GetTimestamp();
        return work((done, note) =>
        {
            if (Stopwatch.GetElapsedTime(last) < BetweenLines)
                return;
            last = Stopwatch.GetTimestamp();
            var part = total == 0 ? "" : $" {Quantity.Percent(Math.Min(1, (double)done / total))}";
            terminal.Error.WriteLine($"{title}{part} {note}".TrimEnd());
        });
    }
}
