using System.CommandLine;
using FibroInfo.Backup;
using FibroInfo.Data;
using FibroInfo.Text;

namespace FibroInfo.Commands;

/// <summary>Parses and runs the commands. Without one the program serves the site; settings may come before and after a command.</summary>
public static class CommandLine
{
    public const int WrongUse = 2;

    private static readonly string[] Verbs = ["check", "comments", "import", "staff", "mail", "backup", "verify", "restore"];

    /// <param name="arguments">Contains at least one word.</param>
    /// <param name="rows">Runs the commands that use the database.</param>
    /// <returns>The exit code: 0 for success, 1 for problems found, 2 for wrong use.</returns>
    public static Task<int> RunAsync(CommandLineArguments arguments, BackupPaths paths, DatabaseCommandRunner rows, RestoreCommand restore)
    {
        string verb = arguments.Words[0];
        if (!verb.StartsWith('-') && !Verbs.Contains(verb, StringComparer.Ordinal))
        {
            string hint = SpellingSuggestion.Hint(verb, Verbs);
            return RefuseAsync($"'{verb}' isn't a command. {hint}Known: {string.Join(", ", Verbs)}. Without a command, the site starts.");
        }

        // No response files: the reason of a rejection may begin with "@".
        ParseResult parsed = Build(paths, rows, restore).Parse(arguments.Words, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.UnmatchedTokens is [var unknown, ..])
        {
            Command command = parsed.CommandResult.Command;
            string hint = SpellingSuggestion.Hint(unknown, command.Options.Concat<Symbol>(command.Subcommands)
                .Select(known => known.Name)) + CommandLineArguments.Hint(unknown);
            string orCommand = command.Subcommands.Any() ? "a command nor " : "";
            return RefuseAsync($"'{unknown}' is neither {orCommand}an option nor a setting. {hint}--help lists what you can use.");
        }

        return parsed.Errors is [var error, ..] ? RefuseAsync(error.Message) : parsed.InvokeAsync();
    }

    /// <summary>Prints what is wrong with the arguments or settings; also used when the site is only started.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RefuseAsync(string sentence)
    {
        await Console.Error.WriteLineAsync(sentence);
        return WrongUse;
    }

    /// <summary>Answers <c>--version</c>.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> PrintVersionAsync()
    {
        await Console.Out.WriteLineAsync(ProgramVersion.Current);
        return 0;
    }

    private static RootCommand Build(BackupPaths paths, DatabaseCommandRunner rows, RestoreCommand restore)
    {
        var json = new Option<bool>("--json") { Description = "Print the problems as JSON." };
        var rules = new Option<bool>("--rules") { Description = "Print the rules without checking anything." };
        var check = new Command("check", "Check the whole content folder against every rule; exit code 1 if there is an error.") { json, rules };
        check.SetAction(parsed => parsed.GetValue(rules)
            ? CheckCommand.ListRules(Console.Out)
            : CheckCommand.Run(paths.Content, parsed.GetValue(json), Console.Out));
        var root = new RootCommand("FibroInfo: without a command, it starts the site.")
        {
            check, CommentCommands.Build(rows), ImportCommands.Build(rows), StaffCommands.Build(rows), MailCommands.Build(rows),
        };
        foreach (Command command in BackupCommands.Build(paths, rows, restore))
        {
            root.Add(command);
        }

        return root;
    }
}
