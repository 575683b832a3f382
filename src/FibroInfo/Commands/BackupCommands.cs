using System.CommandLine;
using FibroInfo.Backup;

namespace FibroInfo.Commands;

/// <summary>How <c>backup</c>, <c>verify</c> and <c>restore</c> are typed.</summary>
internal static class BackupCommands
{
    public static IEnumerable<Command> Build(Places places, RowCommand rows, RestoreCommand restoring)
    {
        Argument<string> made = Zip("Where it is to be written; nothing may be there yet.");
        Command backup = new("backup", "Everything into one file: the content, the database, the keys. The site may run.") { made };
        backup.SetAction((parsed, cancel) => BackupCommand.RunAsync(parsed.GetValue(made)!, places, rows, cancel));

        Argument<string> proved = Existing();
        Command verify = new("verify", "Proves every byte of a backup and its database; exit code 1 when it cannot be used.") { proved };
        verify.SetAction((parsed, cancel) => VerifyCommand.RunAsync(parsed.GetValue(proved)!, cancel));

        Argument<string> restored = Existing();
        var replace = new Option<bool>("--replace") { Description = "Move aside what is there." };
        Command restore = new("restore", "Puts a backup in its place, while no site runs; what was erased since stays erased.") { restored, replace };
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
