using System.CommandLine;
using FibroInfo.Text;

namespace FibroInfo.Commands;

/// <summary>
/// The verbs. Whatever does not begin with a word is for the host (<c>--urls</c>, <c>--Paths:Content=…</c>), and may stand
/// with a verb too.
/// </summary>
public static class CommandLine
{
    public const int WrongUse = 2;

    private static readonly string[] Verbs = ["check"];

    /// <summary>True when the arguments ask for something else than serving.</summary>
    public static bool HasVerb(IReadOnlyList<string> args) => args is [var first, ..] && (!first.StartsWith('-') || first is "--help" or "-h" or "-?" or "--version");

    /// <param name="content">The content folder that the settings name.</param>
    /// <returns>The exit code: 0 done, 1 problems found, 2 wrong use.</returns>
    public static Task<int> RunAsync(string[] args, string content)
    {
        if (!args[0].StartsWith('-') && !Verbs.Contains(args[0], StringComparer.Ordinal))
        {
            Console.Error.WriteLine($"'{args[0]}' is no command. {Nearest.Hint(args[0], Verbs)}Known: {string.Join(", ", Verbs)}; without one the site is served.");
            return Task.FromResult(WrongUse);
        }

        ParseResult parsed = Build(content).Parse([.. args.Where(argument => !IsSetting(argument))]);
        if (parsed.Errors.Count > 0)
        {
            Console.Error.WriteLine(parsed.Errors[0].Message);
            return Task.FromResult(WrongUse);
        }

        return parsed.InvokeAsync();
    }

    private static RootCommand Build(string content)
    {
        var json = new Option<bool>("--json") { Description = "Print an array of problems for machines." };
        var check = new Command("check", "Every rule over the whole content folder; exit code 1 when there is an error.") { json };
        check.SetAction(parsed => CheckCommand.Run(content, parsed.GetValue(json), Console.Out));
        return new RootCommand("FibroInfo: without a command it serves the site.") { check };
    }

    // "--Paths:Content=x": a colon stands in no option of a verb.
    private static bool IsSetting(string argument) => argument.StartsWith("--", StringComparison.Ordinal) && argument.Contains(':', StringComparison.Ordinal);
}
