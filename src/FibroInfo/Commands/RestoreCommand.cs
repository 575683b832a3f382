using FibroInfo.Audit;
using FibroInfo.Backup;
using FibroInfo.Data;

namespace FibroInfo.Commands;

/// <summary>
/// <c>restore</c>: puts a backup in place and keeps what was there under another name. What people erased since then stays erased.
/// </summary>
/// <param name="paths">The site's folders and database.</param>
/// <param name="addRooms">Registers the services that use the database in a data folder.</param>
public sealed class RestoreCommand(BackupPaths paths, Action<IServiceCollection, DataFolder> addRooms)
{
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(string path, bool replace, CancellationToken cancel) =>
        await (await ProgressDisplay.ShowAsync(tell => TryAsync(path, replace, tell, cancel))).PrintAsync();

    public async Task<ControlResponse> TryAsync(string path, bool replace, Action<BackupProgress> tell, CancellationToken cancel)
    {
        try
        {
            if (IsOwned)
            {
                return ControlResponse.Problem($"A site is running with '{paths.Data.Path}'. Stop it first, because a restore replaces its folder.");
            }

            if (BackupArchive.TryOpen(path, out BackupArchive? backup) is { } fault)
            {
                return VerifyCommand.Bad(path, [fault]);
            }

            using (backup)
            {
                string[] existing = [.. RestoreTarget.ListExisting(paths, backup!.Manifest)];
                return existing is [] || replace
                    ? await RestoreAsync(path, backup, tell, cancel)
                    : ControlResponse.Problem($"These already exist: {string.Join(", ", existing)}. Nothing was changed; --replace moves it aside.");
            }
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException or DatabaseUnavailableException)
        {
            return ControlResponse.Problem($"It could not be restored, and nothing was changed: {failed.Message}");
        }
    }

    // Checked first, because trying to lock a missing folder would create it.
    private bool IsOwned => Directory.Exists(paths.Data.Path) && paths.Data.IsLockedByAnother();

    private async Task<ControlResponse> RestoreAsync(string path, BackupArchive backup, Action<BackupProgress> tell, CancellationToken cancel)
    {
        using var restoration = new RestoreOperation(backup, paths, TimeProvider.System.GetUtcNow());
        if (restoration.FaultOfRoom() is { } small)
        {
            return ControlResponse.Problem(small);
        }

        IReadOnlyList<string> faults = await restoration.UnpackAsync(tell, cancel);
        if (faults is not [])
        {
            return VerifyCommand.Bad(path, faults);
        }

        tell(new BackupProgress("Erasing again what was erased", 0, 1));
        int erased = ErasureMerge.Merge(paths.Data.Path, restoration.Data);
        await FinishAsync(restoration.Data, backup.Manifest, cancel);
        return IsOwned
            ? ControlResponse.Problem("A site was started in the meantime. Nothing was changed. Stop it, then restore again.")
            : ControlResponse.Done(Describe(restoration.PutInPlace(), backup.Manifest, erased));
    }

    // Migrations are applied and erasures repeated before anybody can read the restored data.
    private async Task FinishAsync(DataFolder data, BackupManifest manifest, CancellationToken cancel)
    {
        var serviceCollection = new ServiceCollection();
        addRooms(serviceCollection.AddLogging(), data);
        await using (ServiceProvider services = serviceCollection.BuildServiceProvider())
        {
            SiteDatabase store = services.GetRequiredService<SiteDatabase>();
            await store.OpenAsync(cancel);
            await store.WriteAsync(transaction => Task.FromResult(Record(transaction)), cancel);
            bool Record(WriteTransaction transaction)
            {
                services.GetRequiredService<AuditTrail>().Record(transaction, Actor.CommandLine, "backup.restore", "site", $"as of {manifest.MadeAt:O}");
                return true;
            }
        }

        // The backup itself is the way back from new tables, and this copy still contains what was erased again above.
        string older = data.File("before-migration");
        if (Directory.Exists(older))
        {
            Directory.Delete(older, recursive: true);
        }
    }

    private string Describe(IReadOnlyList<string> aside, BackupManifest manifest, int erased) => string.Join('\n', (string[])
    [
        $"Restored: {BackupContents.Describe(manifest)}.",
        .. erased > 0 ? (string[])[$"Erased again: what was erased since, {erased} {(erased == 1 ? "thing" : "things")}."] : [],
        .. aside is [] ? [] : (string[])[$"Moved aside: {string.Join(", ", aside)}. Delete this once everything works: it contains readers' data."],
        $"Next: start the site with Paths:Data '{paths.Data.Path}' and Paths:Content '{paths.Content}', and look at a page and its comments.",
    ]);
}
