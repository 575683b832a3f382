using System.Text.RegularExpressions;

namespace FibroInfo.Comments.Screening;

/// <summary>E-mail addresses in a text, also those written out so that no program should see them: "kari (at) example.no".</summary>
internal static partial class EmailAddresses
{
    public static IEnumerable<Finding> In(Passage passage) => passage.All(FindingKind.Email, Address());

    private const string Signs = @"[\w.+%'-]*\w ?@ ?(?:[\w-]+\.)+[a-z]{2,24}";

    private const string InBrackets = @"[\w.+-]*\w\s?(?:\((?:at|a|@|krøllalfa)\)|\[(?:at|a|@)\]|\{at\}|krøllalfa)\s?[\w-]+\s?(?:\.|\(dot\)|\[dot\]|"
        + @"\{dot\}|\(punktum\)|dot|punktum)\s?[a-z]{2,24}";

    // "I read it at helsenorge.no" is none: a plain "at" wants its "dot".
    private const string InWords = @"[\w.+-]*\w (?:at|alfakrøll) [\w-]+ (?:dot|punktum) (?:no|com|net|org|se|dk|uk|eu|online|me)";

    [GeneratedRegex($@"(?:{Signs}|{InBrackets}|{InWords})\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Address();
}
