using System.Text;
using System.Text.RegularExpressions;
using FibroInfo.Audit;
using FibroInfo.Data;
using FibroInfo.Editing;
using FibroInfo.Editing.Sources;
using FibroInfo.References;
using FibroInfo.References.Formats;
using FibroInfo.Text;

namespace FibroInfo.Commands;

/// <summary>Adds imported sources, in the process that owns the database.</summary>
public sealed class ImportCommandHandler(SourceImport import, DataFolder data)
{
    public const string References = "import references";

    private static readonly Dictionary<DuplicateCriterion, string> Marks = new()
    {
        [DuplicateCriterion.Doi] = "DOI",
        [DuplicateCriterion.Pmid] = "PMID",
        [DuplicateCriterion.Pmcid] = "PMCID",
        [DuplicateCriterion.Title] = "title",
    };

    public async Task<ControlResponse> AddAsync(string fileName, CancellationToken cancel)
    {
        try
        {
            return Describe(await import.AddAsync(await ImportFile.OpenAsync(data, fileName, cancel), Actor.CommandLine, cancel));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return ControlResponse.Problem("The running site did not receive the sources. Check that it uses the same data folder.");
        }
    }

    private static ControlResponse Describe(SourceImportResult result) => result.Outcome switch
    {
        SourceSaved => ControlResponse.Done(Summarize(result)),
        EditResult.Invalid faulty => ControlResponse.Problem(string.Join('\n', faulty.Problems.Where(problem => problem.Severity == Severity.Error)
            .Select(problem => $"{problem.File}:{problem.Line}: {problem.Message} {problem.Fix}"))),
        EditResult.Failed refused => ControlResponse.Problem(refused.Why),
        var other => throw new InvalidOperationException($"No answer for {other}."),
    };

    private static string Summarize(SourceImportResult result)
    {
        var lines = new StringBuilder();
        foreach ((Reference incoming, DuplicateSource known) in result.Known)
        {
            lines.Append($"Not added: '{incoming.Id}' is '{known.Known.Id}', which has the same {Marks[known.By]}.\n");
        }

        foreach ((Reference added, Reference known) in result.Editions)
        {
            lines.Append($"Added '{added.Id}', although '{known.Id}' has the same title from another year: is it a new edition, or the same source?\n");
        }

        lines.Append($"{result.Added.Count} sources were added, {result.Known.Count} were already in the library.");
        return lines.Append(result.Added.Count == 0 ? "" : " The new ones are unverified until each is matched with a registry.").ToString();
    }
}

/// <summary>
/// Passes sources from the import command to the running site in a file in the data folder, because they are too large for the
/// control socket. Only the file's name is sent, and only names of this form are opened.
/// </summary>
internal sealed partial class ImportFile : IDisposable
{
    private readonly string _path;

    private ImportFile(DataFolder data, string name) => (Name, _path) = (name, data.File(name));

    public string Name { get; }

    public static bool IsValidName(string name) => Form().IsMatch(name);

    public static ImportFile Create(DataFolder data, IReadOnlyList<Reference> sources)
    {
        var file = new ImportFile(data, $"incoming-{Guid.NewGuid():N}.json");
        PrivateFiles.Write(file._path, Encoding.UTF8.GetBytes(CslJson.Serialize(sources)));
        return file;
    }

    public static async Task<IReadOnlyList<Reference>> OpenAsync(DataFolder data, string name, CancellationToken cancel) =>
        PastedSources.Read(await File.ReadAllTextAsync(data.File(name), cancel), name).Sources;

    public void Dispose() => File.Delete(_path);

    [GeneratedRegex(@"\Aincoming-[0-9a-f]{32}\.json\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
