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

/// <summary>The end of an import, in the process that owns the rows.</summary>
public sealed class ImportCommandHandler(SourceImport import, DataFolder data)
{
    public const string References = "import references";

    private static readonly Dictionary<DuplicateCriterion, string> Marks = new() { [DuplicateCriterion.Doi] = "DOI", [DuplicateCriterion.Pmid] = "PMID", [DuplicateCriterion.Title] = "title" };

    public async Task<ControlResponse> AddAsync(string parcel, CancellationToken cancel)
    {
        try
        {
            return Tell(await import.AddAsync(await ImportFile.OpenAsync(data, parcel, cancel), Actor.CommandLine, cancel));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return ControlResponse.Problem("The sources did not reach the site that runs: does it have another data folder?");
        }
    }

    private static ControlResponse Tell(SourceImportResult result) => result.Outcome switch
    {
        SourceSaved => ControlResponse.Done(Lines(result)),
        EditResult.Invalid faulty => ControlResponse.Problem(string.Join('\n', faulty.Problems.Where(problem => problem.Severity == Severity.Error)
            .Select(problem => $"{problem.File}:{problem.Line}: {problem.Message} {problem.Fix}"))),
        EditResult.Failed refused => ControlResponse.Problem(refused.Why),
        var other => throw new InvalidOperationException($"No answer for {other}."),
    };

    private static string Lines(SourceImportResult result)
    {
        var lines = new StringBuilder();
        foreach ((Reference incoming, DuplicateSource known) in result.Known)
        {
            lines.Append($"Not added: '{incoming.Id}' is '{known.Known.Id}', which has the same {Marks[known.By]}.\n");
        }

        lines.Append($"{result.Added.Count} sources added, {result.Known.Count} were there before.");
        return lines.Append(result.Added.Count == 0 ? "" : " They are unverified until each was matched with a registry.").ToString();
    }
}

/// <summary>
/// Sources on their way from an import to the site that runs: a file in its data folder, as they are too many for the socket.
/// Only its name is sent, and only such a name is opened.
/// </summary>
internal sealed partial class ImportFile : IDisposable
{
    private readonly string _path;

    private ImportFile(DataFolder data, string name) => (Name, _path) = (name, data.File(name));

    public string Name { get; }

    public static bool IsValidName(string name) => Form().IsMatch(name);

    public static ImportFile Create(DataFolder data, IReadOnlyList<Reference> sources)
    {
        var parcel = new ImportFile(data, $"incoming-{Guid.NewGuid():N}.json");
        PrivateFiles.Write(parcel._path, Encoding.UTF8.GetBytes(CslJson.Serialize(sources)));
        return parcel;
    }

    public static async Task<IReadOnlyList<Reference>> OpenAsync(DataFolder data, string name, CancellationToken cancel) =>
        PastedSources.Read(await File.ReadAllTextAsync(data.File(name), cancel), name).Sources;

    public void Dispose() => File.Delete(_path);

    [GeneratedRegex(@"\Aincoming-[0-9a-f]{32}\.json\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
