using FibroInfo.Audit;
using FibroInfo.Backup;
using FibroInfo.Data;

namespace FibroInfo.Commands;

/// <summary><c>restore</c>: a backup in the place of what is there, which is moved aside; what people erased since stays erased.</summary>
/// <param name="places">Where the site stands.</param>
/// <param name="addRooms">Adds the rooms over the database in a data folder.</param>
public sealed class RestoreCommand(BackupPaths places, Action<IServiceCollection, DataFolder> addRooms)
{
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(string path, bool replace, CancellationToken cancel) =>
        await (await ProgressScreen.ShowAsync(tell => TryAsync(path, replace, tell, cancel))).PrintAsync();

    public async Task<VerbAnswer> TryAsync(string path, bool replace, Action<BackupProgress> tell, CancellationToken cancel)
    {
        try
        {
            if (IsOwned)
            {
                return VerbAnswer.Problem($"A site runs with '{places.Data.Path}'. Stop it first: a restore takes the folder away under it.");
            }

            if (BackupFile.TryOpen(path, out BackupFile? backup) is { } fault)
            {
                return VerifyCommand.Bad(path, [fault]);
            }

            using (backup)
            {
                string[] standing = [.. Standing.In(places, backup!.Manifest)];
                return standing is [] || replace
                    ? await RestoreAsync(path, backup, tell, cancel)
                    : VerbAnswer.Problem($"There is something already: {string.Join(", ", standing)}. Nothing was changed; --replace moves it aside.");
            }
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException or DatabaseUnavailableException)
        {
            return VerbAnswer.Problem($"It could not be restored, and nothing was changed: {failed.Message}");
        }
    }

    // Without the folder there is nothing to own, and to ask would make it.
    private bool IsOwned => Directory.Exists(places.Data.Path) && places.Data.IsAnothers();

    private async Task<VerbAnswer> RestoreAsync(string path, BackupFile backup, Action<BackupProgress> tell, CancellationToken cancel)
    {
        using var restoration = new Restoration(backup, places, TimeProvider.System.GetUtcNow());
        if (restoration.FaultOfRoom() is { } small)
        {
            return VerbAnswer.Problem(small);
        }

        IReadOnlyList<string> faults = await restoration.UnpackAsync(tell, cancel);
        if (faults is not [])
        {
            return VerifyCommand.Bad(path, faults);
        }

        tell(new BackupProgress("Erasing again what was erased", 0, 1));
        int erased = ErasedSince.Unite(places.Data.Path, restoration.Data);
        await FinishAsync(restoration.Data, backup.Manifest, cancel);
        return IsOwned
            ? VerbAnswer.Problem("A site was started meanwhile. Nothing was changed; stop it, and restore again.")
            : VerbAnswer.Done(Told(restoration.PutInPlace(), backup.Manifest, erased));
    }

    // The tables are brought up to date, and erased words are gone, before anybody can read them.
    private async Task FinishAsync(DataFolder data, Manifest manifest, CancellationToken cancel)
    {
        var rooms = new ServiceCollection();
        addRooms(rooms.AddLogging(), data);
        await using (ServiceProvider services = rooms.BuildServiceProvider())
        {
            SiteDatabase store = services.GetRequiredService<SiteDatabase>();
            await store.OpenAsync(cancel);
            await store.WriteAsync(writing => Task.FromResult(Note(writing)), cancel);
            bool Note(WriteTransaction writing)
            {
                services.GetRequiredService<AuditTrail>().Note(writing, Actor.CommandLine, "backup.restore", "site", $"as of {manifest.MadeAt:O}");
                return true;
            }
        }

        // The way back from new tables is the backup itself, and this copy was made before anything was erased again.
        string older = data.File("before-migration");
        if (Directory.Exists(older))
        {
            Directory.Delete(older, recursive: true);
        }
    }

    private string Told(IReadOnlyList<string> aside, Manifest manifest, int erased) => string.Join('\n', (string[])
    [
        $"Restored: {BackupContents.InWords(manifest)}.",
        .. erased > 0 ? (string[])[$"Erased again: what was erased since, {erased} {(erased == 1 ? "thing" : "things")}."] : [],
        .. aside is [] ? [] : (string[])[$"Moved aside: {string.Join(", ", aside)}. Delete this when all is well: it holds readers' words."],
        $"Next: start the site with Paths:Data '{places.Data.Path}' and Paths:Content '{places.Content}', and look at a page and its comments.",
    ]);
}
