using System.CommandLine;
using FibroInfo.References.Formats;
using FibroInfo.Text;

namespace FibroInfo.Commands;

/// <summary>How <c>import</c> is typed. The file is read here, where it lies; what is in it is added by who owns the rows.</summary>
internal static class ImportCommands
{
    public static Command Build(RowCommand rows)
    {
        var file = new Argument<string>("FILE")
        {
            Description = "BibTeX, RIS, NBIB (as PubMed saves it) or CSL-JSON; which of them is told from what is in it.",
        };
        var references = new Command("references", "Add the sources of a file to the library, but none that it has already.") { file };
        references.SetAction((parsed, cancel) => RunAsync(rows, parsed.GetValue(file)!, cancel));
        return new Command("import", "Bring in what other programs wrote.") { references, RetractionCommands.Build(rows) };
    }

    private static async Task<int> RunAsync(RowCommand rows, string file, CancellationToken cancel)
    {
        if (!File.Exists(file))
        {
            await Console.Error.WriteLineAsync($"There is no file '{file}'.");
            return CommandLine.WrongUse;
        }

        Pasted read = default!;
        VerbAnswer answer = default!;
        await ImportProgress.RunAsync(async progress =>
        {
            read = Read(file, progress.Read);
            answer = read.Sources.Count == 0 ? VerbAnswer.Problem("Nothing was added.") : await SendAsync(rows, read, progress, cancel);
        });
        bool isWhole = read.Problems.All(problem => problem.Severity != Severity.Error);
        foreach (Problem problem in read.Problems)
        {
            string severity = problem.Severity.ToString().ToLowerInvariant();
            await Console.Error.WriteLineAsync($"{problem.File}:{problem.Line}: {severity}: {problem.Message} {problem.Mend}");
        }

        int exit = await answer.PrintAsync();
        return exit == 0 && !isWhole ? 1 : exit;
    }

    private static Pasted Read(string file, Action<int, int> tell)
    {
        var problems = new List<Problem>();
        string name = Path.GetFileName(file);
        try
        {
            // Its length first: nobody wants a mistaken disk image in memory.
            bool isTooLarge = new FileInfo(file).Length > SourceBytes.MostBytes;
            string? text = isTooLarge ? null : SourceBytes.Read(File.ReadAllBytes(file), name, problems);
            problems.AddRange(isTooLarge ? [SourceBytes.TooLarge(name)] : []);
            Pasted read = text is null ? new Pasted(PastedKind.Nothing, [], []) : Pasted.Read(text, name, tell);
            return read with { Problems = [.. problems, .. read.Problems] };
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return new Pasted(PastedKind.Nothing, [], [new Place(name).Error("import.unreadable", "This file cannot be read.", fault.Message)]);
        }
    }

    private static async Task<VerbAnswer> SendAsync(RowCommand rows, Pasted read, ImportProgress progress, CancellationToken cancel)
    {
        if (!Directory.Exists(rows.Data.Path))
        {
            return await rows.RunAsync(new VerbRequest(ImportVerbs.References, []), cancel);
        }

        try
        {
            progress.Adding();
            using var parcel = ImportParcel.LayDown(rows.Data, read.Sources);
            return await rows.RunAsync(new VerbRequest(ImportVerbs.References, [parcel.Name]), cancel);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return VerbAnswer.Problem($"The data folder '{rows.Data.Path}' cannot be written: {fault.Message}");
        }
    }
}
