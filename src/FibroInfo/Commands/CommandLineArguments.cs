using FibroInfo.Text;
using FibroInfo.Web;

namespace FibroInfo.Commands;

/// <summary>
/// The command line in two: settings for the host, and the verb with its options. The host alone would take
/// <c>--json --Paths:Content=x</c> for a setting "json" and its value, and read another folder.
/// </summary>
/// <param name="Settings">Each as <c>--Name=value</c>.</param>
/// <param name="Words">All the rest, in order.</param>
/// <param name="Fault">Why nothing can be done with them; one sentence, null when all is well.</param>
public sealed record CommandLineArguments(IReadOnlyList<string> Settings, IReadOnlyList<string> Words, string? Fault)
{
    public static CommandLineArguments Parse(IReadOnlyList<string> args)
    {
        var (settings, words) = (new List<string>(), new List<string>());
        string? fault = null;
        for (int i = 0; i < args.Count; i++)
        {
            if (!IsSetting(args[i]))
            {
                words.Add(args[i]);
            }
            else if (args[i].Contains('=', StringComparison.Ordinal))
            {
                settings.Add(args[i]);
            }
            else if (i + 1 < args.Count && !args[i + 1].StartsWith("--", StringComparison.Ordinal))
            {
                settings.Add($"{args[i]}={args[++i]}");
            }
            else
            {
                fault ??= $"{args[i]} has no value: write {args[i]}=…, without blanks.";
            }
        }

        return new CommandLineArguments(settings, words, fault);
    }

    /// <summary>"Did you mean '--Urls'? " or nothing.</summary>
    public static string Hint(string option) => SpellingSuggestion.Hint(option.Split('=')[0], SettingKeys.All.Select(key => $"--{key}"));

    // A colon stands in no option of a verb; whether the section is one of ours is asked where settings are read.
    // What has no value behind its sign (--Paths=) is a setting not made: programs that start the site write such.
    private static bool IsSetting(string argument)
    {
        string name = argument.StartsWith("--", StringComparison.Ordinal) ? argument[2..].Split('=')[0] : "";
        return name.Contains(':', StringComparison.Ordinal) || argument == $"--{name}="
            || SettingKeys.IsKnown(name);
    }
}
