using Spectre.Console;

namespace FibroInfo.Commands;

/// <summary>How far an import is: bars at a terminal, plain lines elsewhere.</summary>
internal sealed class ImportProgress
{
    private readonly ProgressTask? _reading;
    private readonly ProgressTask? _adding;
    private int _lines;

    private ImportProgress(ProgressContext? context)
    {
        _reading = context?.AddTask("Reading the file", maxValue: 1);
        _adding = context?.AddTask("Adding to the library", autoStart: false);
    }

    public static Task RunAsync(Func<ImportProgress, Task> work) => Console.IsOutputRedirected
        ? work(new ImportProgress(null))
        : AnsiConsole.Progress().HideCompleted(true).AutoClear(true).StartAsync(context => work(new ImportProgress(context)));

    /// <summary>One source was read.</summary>
    public void Read(int done, int all)
    {
        if (_reading is not null)
        {
            (_reading.MaxValue, _reading.Value) = (all, done);
        }
        else if (done >= (_lines + 1) * 1000)
        {
            _lines++;
            Console.WriteLine($"Read {done} of {all} sources.");
        }
    }

    public void Adding()
    {
        if (_reading is null || _adding is null)
        {
            Console.WriteLine("Adding them to the library.");
            return;
        }

        _reading.Value = _reading.MaxValue;
        _adding.IsIndeterminate = true;
        _adding.StartTask();
    }
}
