using FibroInfo.Backup;
using FibroInfo.Data;

namespace FibroInfo.Commands;

/// <summary><c>verify</c>: every byte of a backup, and its database, without a site.</summary>
public static class VerifyCommand
{
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string path, CancellationToken cancel) =>
        await (await ProgressScreen.ShowAsync(tell => CheckAsync(path, tell, cancel))).PrintAsync();

    public static async Task<VerbAnswer> CheckAsync(string path, Action<Step> tell, CancellationToken cancel)
    {
        DirectoryInfo? scratch = null;
        try
        {
            if (BackupFile.TryOpen(path, out BackupFile? backup) is { } fault)
            {
                return Bad(path, [fault]);
            }

            using (backup)
            {
                // SQLite opens files alone. Its owner alone may look into this folder.
                scratch = Directory.CreateTempSubdirectory("fibroinfo-verify-");
                string database = Path.Combine(scratch.FullName, "fibroinfo.db");
                IReadOnlyList<string> faults = await backup!.UnpackAsync(
                    file => file.Name == PackedNames.Database ? OwnersOnly.NewFile(database) : Stream.Null, tell, cancel);
                tell(new Step("Checking the database", 0, 1));
                return faults is not [] ? Bad(path, faults)
                    : DatabaseProof.FaultOf(database, backup.Manifest) is { } broken ? Bad(path, [broken])
                    : VerbAnswer.Done($"{path} is whole: {Contents.InWords(backup.Manifest)}.");
            }
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            return VerbAnswer.Problem($"'{path}' could not be checked: {failed.Message}");
        }
        finally
        {
            scratch?.Delete(recursive: true);
        }
    }

    internal static VerbAnswer Bad(string path, IEnumerable<string> faults) => VerbAnswer.Problem($"{path} cannot be used. {string.Join('\n', faults)}");
}
