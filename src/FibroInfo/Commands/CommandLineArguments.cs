using FibroInfo.Text;
using FibroInfo.Web;

namespace FibroInfo.Commands;

/// <summary>
/// Splits the command line into settings for the host and the command with its options. The host alone would read
/// <c>--json --Paths:Content=x</c> as a setting "json" with a value, and use another folder.
/// </summary>
/// <param name="Settings">Each in the form <c>--Name=value</c>.</param>
/// <param name="Words">All other arguments, in order.</param>
/// <param name="Fault">What is wrong, as one sentence; null when nothing is.</param>
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
                fault ??= $"{args[i]} has no value: write {args[i]}=…, without spaces.";
            }
        }

        return new CommandLineArguments(settings, words, fault);
    }

    /// <summary>"Did you mean '--Urls'? " with a space at the end, or an empty text.</summary>
    public static string Hint(string option) => SpellingSuggestion.Hint(option.Split('=')[0], SettingKeys.All.Select(key => $"--{key}"));

    // No option of a command contains a colon; unknown sections are reported where settings are read. An empty value (--Paths=) counts as
    // a setting that is not set, because programs that start the site pass such arguments.
    private static bool IsSetting(string argument)
    {
        string name = argument.StartsWith("--", StringComparison.Ordinal) ? argument[2..].Split('=')[0] : "";
        return name.Contains(':', StringComparison.Ordinal) || argument == $"--{name}="
            || SettingKeys.IsKnown(name);
    }
}
