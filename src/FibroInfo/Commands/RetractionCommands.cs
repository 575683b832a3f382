using System.CommandLine;

namespace FibroInfo.Commands;

/// <summary>How <c>import retractions</c> is typed.</summary>
internal static class RetractionCommands
{
    public static Command Build(RowCommand rows)
    {
        var file = new Argument<FileInfo>("FILE") { Description = "retraction_watch.csv, as Crossref publishes it." };
        var retractions = new Command("retractions", "Hold every source against the list of Retraction Watch.") { file };
        retractions.SetAction(async (parsed, cancel) =>
            await (await rows.RunAsync(new VerbRequest(RetractionVerbs.Load, [parsed.GetValue(file)!.FullName]), cancel)).PrintAsync());
        return retractions;
    }
}
