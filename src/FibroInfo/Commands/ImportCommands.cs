using System.CommandLine;
using FibroInfo.References.Formats;
using FibroInfo.Text;
using Spectre.Console;

namespace FibroInfo.Commands;

/// <summary>The syntax of the command <c>import</c>. The file is read here; the process that owns the database adds the sources.</summary>
internal static class ImportCommands
{
    public static Command Build(DatabaseCommandRunner rows)
    {
        var file = new Argument<string>("FILE")
        {
            Description = "BibTeX, RIS, NBIB (as PubMed saves it) or CSL-JSON; which of them is told from what is in it.",
        };
        var references = new Command("references", "Add the sources of a file to the library, but none that it has already.") { file };
        references.SetAction((parsed, cancel) => RunAsync(rows, parsed.GetValue(file)!, cancel));
        return new Command("import", "Bring in what other programs wrote.") { references, RetractionCommands.Build(rows) };
    }

    private static async Task<int> RunAsync(DatabaseCommandRunner rows, string file, CancellationToken cancel)
    {
        if (!File.Exists(file))
        {
            await Console.Error.WriteLineAsync($"There is no file '{file}'.");
            return CommandLine.WrongUse;
        }

        PastedSources read = default!;
        ControlResponse answer = default!;
        await ImportProgress.RunAsync(async progress =>
        {
            read = Read(file, progress.Read);
            answer = read.Sources.Count == 0 ? ControlResponse.Problem("Nothing was added.") : await SendAsync(rows, read, progress, cancel);
        });
        bool isWhole = read.Problems.All(problem => problem.Severity != Severity.Error);
        foreach (Problem problem in read.Problems.Concat(read.FoundInFile(Path.GetFileName(file))))
        {
            string severity = problem.Severity.ToString().ToLowerInvariant();
            await Console.Error.WriteLineAsync($"{problem.File}:{problem.Line}: {severity}: {problem.Message} {problem.Fix}");
        }

        if (read.NotKept.Count > 0)
        {
            string list = string.Join(", ", read.NotKept.Select(field => $"{field.What} ({field.Records})"));
            await Console.Error.WriteLineAsync($"Not kept, because a source has no place for it (in how many records): {list}.");
        }

        int exit = await answer.PrintAsync();
        return exit == 0 && !isWhole ? 1 : exit;
    }

    private static PastedSources Read(string file, Action<int, int> tell)
    {
        var problems = new List<Problem>();
        string name = Path.GetFileName(file);
        try
        {
            // The length is checked first, so that a disk image given by mistake is not read into memory.
            bool isTooLarge = new FileInfo(file).Length > SourceFileDecoder.MaxBytes;
            string? text = isTooLarge ? null : SourceFileDecoder.Read(File.ReadAllBytes(file), name, problems);
            problems.AddRange(isTooLarge ? [SourceFileDecoder.TooLarge(name)] : []);
            PastedSources read = text is null ? new PastedSources(PastedSourceFormat.Nothing, [], []) : PastedSources.Read(text, name, tell);
            return read with { Problems = [.. problems, .. read.Problems] };
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return new PastedSources(
                PastedSourceFormat.Nothing, [], [new FileLocation(name).Error("import.unreadable", "This file cannot be read.", fault.Message)]);
        }
    }

    private static async Task<ControlResponse> SendAsync(DatabaseCommandRunner rows, PastedSources read, ImportProgress progress, CancellationToken cancel)
    {
        if (!Directory.Exists(rows.Data.Path))
        {
            return await rows.RunAsync(new ControlRequest(ImportCommandHandler.References, []), cancel);
        }

        try
        {
            progress.Adding();
            using var importFile = ImportFile.Create(rows.Data, read.Sources);
            return await rows.RunAsync(new ControlRequest(ImportCommandHandler.References, [importFile.Name]), cancel);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return ControlResponse.Problem($"The data folder '{rows.Data.Path}' cannot be written: {fault.Message}");
        }
    }
}

/// <summary>Shows the progress of an import: bars in a terminal, plain lines elsewhere.</summary>
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

    /// <summary>Called after each source that is read.</summary>
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
