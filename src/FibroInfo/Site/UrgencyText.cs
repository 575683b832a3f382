using FibroInfo.Text;
using FibroInfo.Text.Yaml;

namespace FibroInfo.Site;

/// <summary>How soon a reader with a sign needs help; the most urgent first.</summary>
public enum UrgencyLevel { Emergency, Today, Book }

/// <summary>
/// When to get help: one text for the whole site (P-20), from <c>urgency</c> in <c>site.yaml</c>. Every article shows it as cards, and an
/// article adds signs to them.
/// </summary>
/// <param name="Cards">One for each level, the most urgent first.</param>
/// <param name="Talk">Whom to call with thoughts of ending one's life, in this order.</param>
public sealed record UrgencyText(ValueList<UrgencyCard> Cards, ValueList<TalkNumber> Talk)
{
    /// <summary>The id of the person who signed it; null when one of the three keys of a signature is missing.</summary>
    public string? Reviewer { get; init; }

    public DateOnly? Reviewed { get; init; }

    /// <summary>The signature in the file fits these very words.</summary>
    public bool IsSigned { get; init; }

    /// <summary>What a reviewer signs: the hash of all its strings, in the order of the file's form.</summary>
    public string Signature => TextHash.Compute([.. Cards.SelectMany(card => card.Strings), .. Talk.SelectMany(number => number.Strings)]);

    public UrgencyCard this[UrgencyLevel level] => Cards.First(card => card.Level == level);

    /// <summary>The numbers for a reader who can take in only a few: one of each card, and the first to talk to.</summary>
    public IEnumerable<HelpNumber> Numbers =>
    [
        .. Cards.Where(card => card.Number is not null).Select(card => new HelpNumber(card.Number!, card.Do)),
        .. Talk.Where(talk => Cards.All(card => card.Number != talk.Number)).Take(1).Select(talk => new HelpNumber(talk.Number, talk.Label)),
    ];

    /// <summary>Every number in it, as it is written.</summary>
    public IEnumerable<string> AllNumbers => Cards.Select(card => card.Number).OfType<string>().Concat(Talk.Select(talk => talk.Number));

    /// <summary>The card more urgent than this level whose signs a text names; null when it names none.</summary>
    public UrgencyCard? FindHigher(UrgencyLevel level, string text) =>
        Cards.FirstOrDefault(card => card.Level < level && card.AllSigns.Any(sign => sign.IsNamedIn(text)));
}

/// <summary>One level of urgency, with its one action.</summary>
/// <param name="Number">Whom to call; null where each reader has a number of their own, such as their doctor's.</param>
/// <param name="Do">What to do, or who answers the number.</param>
/// <param name="Signs">What the card of every article shows.</param>
/// <param name="More">What only the whole list shows.</param>
public sealed record UrgencyCard(UrgencyLevel Level, string? Number, LocalText Do, ValueList<UrgencySign> Signs, ValueList<UrgencySign> More)
{
    public IEnumerable<UrgencySign> AllSigns => Signs.Concat(More);

    /// <summary>How the files name the level: <c>emergency</c>.</summary>
    public string Name => UrgencyFile.NameOf(Level);

    // The word "more" counts as a string: without it a sign could leave every article for the whole list under the same signature.
    internal IEnumerable<string> Strings =>
    [
        .. Number is null ? [] : new[] { Number }, .. Do.ByLanguage.Values, .. Signs.SelectMany(sign => sign.Strings),
        .. More.Count > 0 ? [UrgencyFile.More, .. More.SelectMany(sign => sign.Strings)] : Array.Empty<string>(),
    ];
}

/// <summary>Something a reader can notice.</summary>
/// <param name="Words">Phrases by which the checks know it again in an article.</param>
public sealed record UrgencySign(LocalText Text, ValueList<string> Words)
{
    public const int MaxWords = 12;

    public bool IsNamedIn(string text) => Words.Any(phrase => UrgencySignMatcher.AreIn(phrase, text));

    internal IEnumerable<string> Strings => Text.ByLanguage.Values.Concat(Words);
}

/// <summary>A number for thoughts of ending one's life.</summary>
/// <param name="Chat">The address of a chat with the same people.</param>
/// <param name="When">When somebody answers.</param>
public sealed record TalkNumber(string Number, LocalText Label, string? Chat, LocalText? When)
{
    internal IEnumerable<string> Strings =>
        [Number, .. Label.ByLanguage.Values, .. Chat is null ? [] : new[] { Chat }, .. When?.ByLanguage.Values ?? []];
}

/// <summary>
/// Whether a text names a sign. Every word of the phrase has to be there, in any order and with another ending, because "pains in the
/// chest" are chest pain: to miss one is worse than to ask a writer once too often.
/// </summary>
internal static class UrgencySignMatcher
{
    private const int MaxEnding = 4;

    private static readonly HashSet<string> Small = new(StringComparer.Ordinal)
    {
        "a", "an", "the", "of", "in", "or", "and", "to", "your", "you", "my", "with", "is", "at", "on", "for", "t", "s",
        "i", "og", "eller", "av", "en", "et", "til", "med", "er", "som",
    };

    public static bool AreIn(string phrase, string text)
    {
        string[] said = Split(text), wanted = Split(phrase);
        string[] strong = [.. wanted.Where(word => !Small.Contains(word))];
        return strong.Length > 0 && strong.All(word => said.Any(other => IsFormOf(other, word)));
    }

    private static string[] Split(string text) => PlainText.Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static bool IsFormOf(string said, string word) => said == word
        || (word.Length >= 3 && said.Length - word.Length <= MaxEnding && said.StartsWith(word, StringComparison.Ordinal));
}

/// <summary>Reads <c>urgency</c> of <c>site.yaml</c>.</summary>
internal static class UrgencyFile
{
    public const string More = "more";

    private const int MaxMore = 20;

    // So many are read at a glance.
    private static readonly (UrgencyLevel Level, string Name, int MaxSigns)[] Levels =
        [(UrgencyLevel.Emergency, "emergency", 6), (UrgencyLevel.Today, "today", 5), (UrgencyLevel.Book, "book", 5)];

    public static string NameOf(UrgencyLevel level) => Levels.First(known => known.Level == level).Name;

    public static UrgencyText Read(YamlMap map)
    {
        var text = new UrgencyText(
            [.. Levels.Select(level => ReadCard(map, level.Level, level.Name, level.MaxSigns))],
            [.. map.Maps("talk", "number").Select(ReadTalk).Where(talk => talk.Number.Length > 0)]);
        if (text.Talk.Count == 0)
        {
            map.Report(map.PlaceOf("talk").Error(
                "file.missing-key", "'talk' has no number for thoughts of ending one's life.",
                "Write '- {number: …, label: …}' below 'talk:'."));
        }

        return Sign(map, text);
    }

    private static UrgencyText Sign(YamlMap map, UrgencyText text)
    {
        (string? reviewer, DateOnly? reviewed, string? signed) = (map.Text("reviewer"), map.Date("reviewed"), map.Text("signed"));
        map.RefuseOthers();
        string line = $"reviewer, reviewed and 'signed: {text.Signature}'";
        bool isWhole = reviewer is not null && reviewed is not null && signed is not null;
        if (!isWhole)
        {
            map.Report(map.Place.Warning("P-20.signed", "No reviewer has signed the text on when to get help.",
                $"Ask a reviewer to sign it under Site on the staff pages, or write {line} below 'urgency:'."));
        }
        else if (signed != text.Signature)
        {
            map.Report(map.PlaceOf("signed").Warning("P-20.signed", "The text on when to get help changed since it was signed.",
                $"Ask a reviewer to sign it again under Site on the staff pages, or write {line}."));
        }

        return isWhole ? text with { Reviewer = reviewer, Reviewed = reviewed, IsSigned = signed == text.Signature } : text;
    }

    private static UrgencyCard ReadCard(YamlMap urgency, UrgencyLevel level, string name, int maxSigns)
    {
        if (urgency.Map(name) is not { } map)
        {
            if (!urgency.Has(name))
            {
                urgency.Report(urgency.Place.Error("file.missing-key", $"'{name}' is missing.", $"Add '{name}:' with its number, 'do' and 'signs'."));
            }

            return new UrgencyCard(level, null, LocalText.Same(""), [], []);
        }

        var card = new UrgencyCard(level, ReadNumber(map, isNeeded: level == UrgencyLevel.Emergency), ReadText(map, "do"),
            ReadSigns(map, "signs", maxSigns, level), ReadSigns(map, More, MaxMore, level));
        if (card.Signs.Count == 0)
        {
            map.Report(map.PlaceOf("signs").Error("file.missing-key", $"'{name}' has no signs.", "Write '- {text: …, words: [...]}' below 'signs:'."));
        }

        map.RefuseOthers();
        return card;
    }

    private static ValueList<UrgencySign> ReadSigns(YamlMap map, string key, int max, UrgencyLevel level)
    {
        IReadOnlyList<YamlMap> items = map.Maps(key, "text");
        if (items.Count > max)
        {
            map.Report(map.PlaceOf(key, max + 1).Error("P-20.signs", $"'{NameOf(level)}' has {items.Count} {key}, and at most {max} are read.",
                key == More ? "Remove some." : $"Move the least common ones to '{More}': the page with all signs shows them."));
        }

        return [.. items.Select(item => ReadSign(item, level)).Where(sign => sign.Text.ByLanguage.Values.Any(text => text.Length > 0))];
    }

    private static UrgencySign ReadSign(YamlMap map, UrgencyLevel level)
    {
        var sign = new UrgencySign(ReadText(map, "text"), [.. map.List("words").Where(phrase => !string.IsNullOrWhiteSpace(phrase))]);
        foreach (string text in sign.Text.ByLanguage.Values.Where(text => PlainText.Words(text).Count > UrgencySign.MaxWords))
        {
            map.Report(map.PlaceOf("text").Error("P-20.signs", $"This sign has {PlainText.Words(text).Count} words: “{text}”",
                $"Use at most {UrgencySign.MaxWords}, or split it into two signs."));
        }

        // Nothing is below the last card, so nothing has to be known again there.
        if (sign.Words.Count == 0 && level != UrgencyLevel.Book)
        {
            map.Report(map.PlaceOf("words").Error("file.missing-key", "This sign has no 'words', so 'check' can't find it under a less urgent card.",
                "Add 'words: [chest pain, …]': what an article might call it."));
        }

        map.RefuseOthers();
        return sign;
    }

    private static TalkNumber ReadTalk(YamlMap map)
    {
        var talk = new TalkNumber(ReadNumber(map, isNeeded: true) ?? "", ReadText(map, "label"), WebAddress.Read(map, "chat"), map.Local("when"));
        map.RefuseOthers();
        return talk;
    }

    private static string? ReadNumber(YamlMap map, bool isNeeded)
    {
        string? number = isNeeded ? map.Required("number") : map.Text("number");
        if (string.IsNullOrEmpty(number) || PhoneNumber.IsValid(number))
        {
            return string.IsNullOrEmpty(number) ? null : number;
        }

        map.Report(map.PlaceOf("number").Error("file.value", $"'{number}' is not a telephone number.", "Write digits and blanks in quotes: \"116 117\"."));
        return null;
    }

    private static LocalText ReadText(YamlMap map, string key)
    {
        LocalText? text = map.Local(key);
        if (text is null || text.ByLanguage.Count == 0 || text.ByLanguage.Values.Any(string.IsNullOrWhiteSpace))
        {
            map.Report(map.PlaceOf(key).Error("file.missing-key", $"'{key}' is missing.", $"Add a line '{key}: …', or one for each language."));
        }

        return text ?? LocalText.Same("");
    }
}
