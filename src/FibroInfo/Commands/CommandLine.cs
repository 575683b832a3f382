using System.CommandLine;
using FibroInfo.Backup;
using FibroInfo.Data;
using FibroInfo.Text;

namespace FibroInfo.Commands;

/// <summary>The verbs. Without one the site is served; settings may stand before and after them.</summary>
public static class CommandLine
{
    public const int WrongUse = 2;

    private static readonly string[] Verbs = ["check", "comments", "import", "staff", "mail", "backup", "verify", "restore"];

    /// <param name="arguments">With at least one word.</param>
    /// <param name="paths">Where the settings say that the site stands.</param>
    /// <param name="rows">Where verbs go that touch rows.</param>
    /// <param name="restore">What puts a backup in their place.</param>
    /// <returns>The exit code: 0 done, 1 problems found, 2 wrong use.</returns>
    public static Task<int> RunAsync(CommandLineArguments arguments, BackupPaths paths, DatabaseCommandRunner rows, RestoreCommand restore)
    {
        string verb = arguments.Words[0];
        if (!verb.StartsWith('-') && !Verbs.Contains(verb, StringComparer.Ordinal))
        {
            return RefuseAsync($"'{verb}' is no command. {SpellingSuggestion.Hint(verb, Verbs)}Known: {string.Join(", ", Verbs)}; without one the site is served.");
        }

        // A reason that begins with @ is no name of a file with more arguments.
        ParseResult parsed = Build(paths, rows, restore).Parse(arguments.Words, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.UnmatchedTokens is [var unknown, ..])
        {
            Command command = parsed.CommandResult.Command;
            string hint = SpellingSuggestion.Hint(unknown, command.Options.Concat<Symbol>(command.Subcommands).Select(known => known.Name)) + CommandLineArguments.Hint(unknown);
            string orCommand = command.Subcommands.Any() ? "a command nor " : "";
            return RefuseAsync($"'{unknown}' is neither {orCommand}an option nor a setting. {hint}--help tells what can stand here.");
        }

        return parsed.Errors is [var error, ..] ? RefuseAsync(error.Message) : parsed.InvokeAsync();
    }

    /// <summary>For what is typed or set wrongly, also by who only starts the site.</summary>
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
        var json = new Option<bool>("--json") { Description = "Print an array of problems for machines." };
        var rules = new Option<bool>("--rules") { Description = "Print what each rule asks, and check nothing." };
        var check = new Command("check", "Every rule over the whole content folder; exit code 1 when there is an error.") { json, rules };
        check.SetAction(parsed => parsed.GetValue(rules)
            ? CheckCommand.ListRules(Console.Out)
            : CheckCommand.Run(paths.Content, parsed.GetValue(json), Console.Out));
        var root = new RootCommand("FibroInfo: without a command it serves the site.")
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
