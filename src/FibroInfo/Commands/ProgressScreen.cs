using FibroInfo.Backup;
using Spectre.Console;

namespace FibroInfo.Commands;

/// <summary>How far something long is: bars at a terminal, a line a step elsewhere.</summary>
internal static class ProgressScreen
{
    public static Task<T> ShowAsync<T>(Func<Action<Step>, Task<T>> work) => Console.IsOutputRedirected ? work(Lines()) : AnsiConsole.Progress()
        .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn())
        .StartAsync(context => work(Bars(context)));

    private static Action<Step> Lines()
    {
        string? said = null;
        return step =>
        {
            if (step.What != said)
            {
                Console.WriteLine($"{said = step.What}.");
            }
        };
    }

    private static Action<Step> Bars(ProgressContext context)
    {
        ProgressTask? bar = null;
        return step =>
        {
            if (bar?.Description != step.What)
            {
                // What was told of the last one may have been a little less than all.
                bar?.Value(bar.MaxValue);
                bar = context.AddTask(step.What);
            }

            bar.MaxValue(Math.Max(1, step.Of)).Value(step.Done);
        };
    }
}
