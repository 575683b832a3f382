using System.CommandLine;
using FibroInfo.Audit;
using FibroInfo.Content;
using FibroInfo.Registries;

namespace FibroInfo.Commands;

/// <summary>Loads the list of Retraction Watch, in the process that owns the database; that process reads the file.</summary>
public sealed class RetractionCommandHandler(SourceLookup lookup, ContentStore contentStore, TimeProvider clock)
{
    public const string Load = "import retractions";

    public async Task<ControlResponse> LoadAsync(string file, CancellationToken cancel)
    {
        if (!contentStore.IsLoaded)
        {
            return ControlResponse.Problem("The content isn't loaded yet, so nothing was changed. Try again in a moment.");
        }

        try
        {
            await using FileStream csv = File.OpenRead(file);
            RetractionWatchList list = await RetractionWatchList.ReadAsync(csv, contentStore.Site.Today(clock.GetUtcNow()), cancel);
            int found = await lookup.ImportAsync(list, contentStore.Snapshot.Bibliography, Actor.CommandLine, cancel);
            return ControlResponse.Done($"{list.Rows} notices were read, the newest of {list.Newest:yyyy-MM-dd}. They concern {found} of our sources.");
        }
        catch (InvalidDataException other)
        {
            return ControlResponse.Problem($"Nothing was loaded. {other.Message}");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return ControlResponse.Problem($"Nothing was loaded: the site cannot read '{file}'. {fault.Message}");
        }
    }
}

/// <summary>The syntax of the command <c>import retractions</c>.</summary>
internal static class RetractionCommands
{
    public static Command Build(DatabaseCommandRunner rows)
    {
        var file = new Argument<FileInfo>("FILE") { Description = "retraction_watch.csv, as Crossref publishes it." };
        var retractions = new Command("retractions", "Compare every source with the Retraction Watch list.") { file };
        retractions.SetAction(async (parsed, cancel) =>
            await (await rows.RunAsync(new ControlRequest(RetractionCommandHandler.Load, [parsed.GetValue(file)!.FullName]), cancel)).PrintAsync());
        return retractions;
    }
}
