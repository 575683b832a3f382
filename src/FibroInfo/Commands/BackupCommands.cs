using System.CommandLine;
using FibroInfo.Backup;
using FibroInfo.Data;
using Spectre.Console;

namespace FibroInfo.Commands;

/// <summary>The syntax of the commands <c>backup</c>, <c>verify</c> and <c>restore</c>.</summary>
internal static class BackupCommands
{
    public static IEnumerable<Command> Build(BackupPaths paths, DatabaseCommandRunner rows, RestoreCommand restoring)
    {
        Argument<string> target = Zip("The file to write; it must not exist yet.");
        Command backup = new("backup", "Write the content, the database and the keys into one file. The site can keep running.") { target };
        backup.SetAction((parsed, cancel) => BackupCommand.RunAsync(parsed.GetValue(target)!, paths, rows, cancel));

        Argument<string> proved = Existing();
        Command verify = new("verify", "Check every byte of a backup and its database; exit code 1 if it can't be used.") { proved };
        verify.SetAction((parsed, cancel) => VerifyCommand.RunAsync(parsed.GetValue(proved)!, cancel));

        Argument<string> restored = Existing();
        var replace = new Option<bool>("--replace") { Description = "Move what is there aside." };
        Command restore = new("restore", "Restore a backup while no site is running; what was erased since stays erased.") { restored, replace };
        restore.SetAction((parsed, cancel) => restoring.RunAsync(parsed.GetValue(restored)!, parsed.GetValue(replace), cancel));

        return [backup, verify, restore];
    }

    private static Argument<string> Zip(string what) => new("FILE") { Description = what, CustomParser = result => Path.GetFullPath(result.Tokens[0].Value) };

    private static Argument<string> Existing() => new("FILE")
    {
        Description = "A backup.",
        CustomParser = result =>
        {
            string path = Path.GetFullPath(result.Tokens[0].Value);
            if (!File.Exists(path))
            {
                result.AddError($"There is no file '{path}'.");
            }

            return path;
        },
    };
}

/// <summary>
/// <c>backup</c>: gets a copy of the database from the process that owns the data folder, checks it, and packs everything into one file
/// that gets its name only when it is complete.
/// </summary>
internal static class BackupCommand
{
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string target, BackupPaths paths, DatabaseCommandRunner rows, CancellationToken cancel)
    {
        ControlResponse answer = RefusalOf(target) is { } refusal
            ? ControlResponse.Problem(refusal)
            : await ProgressDisplay.ShowAsync(tell => MakeAsync(target, paths, rows, tell, cancel));
        return await answer.PrintAsync();
    }

    // The last good backup must not be overwritten by one that may still fail.
    private static string? RefusalOf(string target) =>
        Path.Exists(target) ? $"'{target}' already exists, and a backup never overwrites a file. Move it away, or choose another name."
        : !Directory.Exists(Path.GetDirectoryName(target)) ? $"There is no folder '{Path.GetDirectoryName(target)}'."
        : null;

    private static async Task<ControlResponse> MakeAsync(
        string target, BackupPaths paths, DatabaseCommandRunner rows, Action<BackupProgress> tell, CancellationToken cancel)
    {
        DateTimeOffset madeAt = TimeProvider.System.GetUtcNow();
        ControlResponse copied = await rows.RunAsync(new ControlRequest(BackupCommandHandler.Copy, []), tell, cancel);
        if (copied.Exit != 0)
        {
            return copied;
        }

        string copy = BackupCommandHandler.GetFile(paths.Data, copied.Out);
        try
        {
            return await PackAsync(copy, madeAt, target, paths, tell, cancel);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            return ControlResponse.Problem($"The backup could not be written, and nothing of it is left: {failed.Message}");
        }
        finally
        {
            File.Delete(copy);
        }
    }

    private static async Task<ControlResponse> PackAsync(
        string copy, DateTimeOffset madeAt, string target, BackupPaths paths, Action<BackupProgress> tell, CancellationToken cancel)
    {
        tell(new BackupProgress("Checking the copy", 0, 1));
        if (DatabaseInspection.Inspect(copy) is not { Integrity: "ok" } facts)
        {
            string integrity = DatabaseInspection.Inspect(copy)?.Integrity ?? "it is none";
            return ControlResponse.Problem($"The database is broken ({integrity}), and no backup was made: keep the last good one.");
        }

        BackupSourceFile[] sources = [new(BackupEntryNames.Database, copy, new FileInfo(copy).Length), .. BackupSourceFile.ListFiles(paths)];
        BackupManifest manifest = await BackupWriter.PackAsync(sources, facts, madeAt, target, tell, cancel);
        return ControlResponse.Done($"{target} was written, {ByteSizeFormatter.Format(new FileInfo(target).Length)}: {BackupContents.Describe(manifest)}.");
    }
}

/// <summary><c>verify</c>: checks every byte of a backup and its database, without a site.</summary>
public static class VerifyCommand
{
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string path, CancellationToken cancel) =>
        await (await ProgressDisplay.ShowAsync(tell => CheckAsync(path, tell, cancel))).PrintAsync();

    public static async Task<ControlResponse> CheckAsync(string path, Action<BackupProgress> tell, CancellationToken cancel)
    {
        DirectoryInfo? scratch = null;
        try
        {
            if (BackupArchive.TryOpen(path, out BackupArchive? backup) is { } fault)
            {
                return Bad(path, [fault]);
            }

            using (backup)
            {
                // SQLite can open only files, so the database is unpacked. Only the current user may read this folder.
                scratch = Directory.CreateTempSubdirectory("fibroinfo-verify-");
                string database = Path.Combine(scratch.FullName, "fibroinfo.db");
                IReadOnlyList<string> faults = await backup!.UnpackAsync(
                    file => file.Name == BackupEntryNames.Database ? PrivateFiles.NewFile(database) : Stream.Null, tell, cancel);
                tell(new BackupProgress("Checking the database", 0, 1));
                return faults is not [] ? Bad(path, faults)
                    : BackupDatabaseValidator.FindFault(database, backup.Manifest) is { } broken ? Bad(path, [broken])
                    : ControlResponse.Done($"{path} is complete: {BackupContents.Describe(backup.Manifest)}.");
            }
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            return ControlResponse.Problem($"'{path}' could not be checked: {failed.Message}");
        }
        finally
        {
            scratch?.Delete(recursive: true);
        }
    }

    internal static ControlResponse Bad(string path, IEnumerable<string> faults) =>
        ControlResponse.Problem($"{path} cannot be used. {string.Join('\n', faults)}");
}

/// <summary>Shows the progress of a long command: bars in a terminal, one line per step elsewhere.</summary>
internal static class ProgressDisplay
{
    public static Task<T> ShowAsync<T>(Func<Action<BackupProgress>, Task<T>> work) => Console.IsOutputRedirected ? work(Lines()) : AnsiConsole.Progress()
        .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn())
        .StartAsync(context => work(Bars(context)));

    private static Action<BackupProgress> Lines()
    {
        string? printed = null;
        return step =>
        {
            if (step.What != printed)
            {
                Console.WriteLine($"{printed = step.What}.");
            }
        };
    }

    private static Action<BackupProgress> Bars(ProgressContext context)
    {
        ProgressTask? bar = null;
        return step =>
        {
            if (bar?.Description != step.What)
            {
                // The last progress of the previous step may have been less than 100 %.
                bar?.Value(bar.MaxValue);
                bar = context.AddTask(step.What);
            }

            bar.MaxValue(Math.Max(1, step.Total)).Value(step.Done);
        };
    }
}
