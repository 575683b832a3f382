using FibroInfo.Backup;
using FibroInfo.Data;

namespace FibroInfo.Commands;

/// <summary><c>backup</c>: a copy of the database from whoever owns the data folder, then all into one file that is proved before it has its name.</summary>
internal static class BackupCommand
{
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string target, Places places, RowCommand rows, CancellationToken cancel)
    {
        VerbAnswer answer = RefusalOf(target) is { } refusal
            ? VerbAnswer.Problem(refusal)
            : await ProgressScreen.ShowAsync(tell => MakeAsync(target, places, rows, tell, cancel));
        return await answer.PrintAsync();
    }

    // The last good backup must not go for one that may yet fail.
    private static string? RefusalOf(string target) =>
        Path.Exists(target) ? $"'{target}' is there already, and no backup writes over another. Move it away, or give this one a name of its own."
        : !Directory.Exists(Path.GetDirectoryName(target)) ? $"There is no folder '{Path.GetDirectoryName(target)}'."
        : null;

    private static async Task<VerbAnswer> MakeAsync(string target, Places places, RowCommand rows, Action<Step> tell, CancellationToken cancel)
    {
        DateTimeOffset madeAt = TimeProvider.System.GetUtcNow();
        VerbAnswer copied = await rows.RunAsync(new VerbRequest(BackupVerbs.Copy, []), tell, cancel);
        if (copied.Exit != 0)
        {
            return copied;
        }

        string copy = BackupVerbs.FileOf(places.Data, copied.Out);
        try
        {
            return await PackAsync(copy, madeAt, target, places, tell, cancel);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            return VerbAnswer.Problem($"The backup could not be written, and nothing of it is left: {failed.Message}");
        }
        finally
        {
            File.Delete(copy);
        }
    }

    private static async Task<VerbAnswer> PackAsync(
        string copy, DateTimeOffset madeAt, string target, Places places, Action<Step> tell, CancellationToken cancel)
    {
        tell(new Step("Checking the copy", 0, 1));
        if (StoreFacts.Of(copy) is not { Integrity: "ok" } facts)
        {
            string integrity = StoreFacts.Of(copy)?.Integrity ?? "it is none";
            return VerbAnswer.Problem($"The database is broken ({integrity}), and no backup was made: keep the last good one.");
        }

        Source[] sources = [new(PackedNames.Database, copy, new FileInfo(copy).Length), .. Source.Of(places)];
        Manifest manifest = await Packer.PackAsync(sources, facts, madeAt, target, tell, cancel);
        return VerbAnswer.Done($"{target} is made, {ByteSize.InWords(new FileInfo(target).Length)}: {Contents.InWords(manifest)}.");
    }
}
