using System.Buffers;
using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using FibroInfo.Text;

namespace FibroInfo.Search;

/// <summary>
/// What search knows of a language: how spellings are folded, endings removed, and which words say nothing. The index and the query are
/// treated alike, so a rule that is crude still finds what it should.
/// </summary>
public abstract class SearchLanguage
{
    private static readonly SearchLanguage English = new EnglishSearch();
    private static readonly SearchLanguage Norwegian = new NorwegianSearch();
    private static readonly SearchLanguage Other = new OtherSearch();

    // Texts use the same words again and again.
    private const int MaxKnownForms = 100_000;

    private readonly ConcurrentDictionary<string, WordForms> _forms = new(StringComparer.Ordinal);

    public static SearchLanguage For(Language language) => language.Code switch
    {
        "en" => English,
        "nb" or "nn" or "no" => Norwegian,
        _ => Other,
    };

    /// <summary>Words that are in every text. As they are typed, before spellings are folded: "før" is a word, "for" is none.</summary>
    protected abstract IReadOnlySet<string> StopWords { get; }

    /// <summary>Two words are written as one, so parts of a word are searched for too: "smerte" in "muskelsmerter".</summary>
    public virtual bool HasCompounds => false;

    /// <summary>Parts of compounds that the texts may never have as words of their own.</summary>
    public virtual IReadOnlySet<string> CompoundParts { get; } = new HashSet<string>(StringComparer.Ordinal);

    public bool IsStopWord(string lower) => StopWords.Contains(lower);

    /// <summary>A spelling that is common in another variety of the language; the word itself when there is none.</summary>
    public virtual string Standard(string lower) => lower;

    /// <summary>Letters and digits only, in lower case, without accents.</summary>
    /// <param name="lower">A word in lower case and NFC.</param>
    public string Fold(string lower)
    {
        if (Ascii.IsValid(lower))
        {
            return FoldPairs(lower);
        }

        var folded = new StringBuilder(lower.Length);
        foreach (char letter in UnicodeNormalizer.Normalize(ReplaceLetters(lower), NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
            {
                folded.Append(letter);
            }
        }

        return FoldPairs(folded.ToString());
    }

    /// <summary>How the index knows a word in lower case.</summary>
    internal WordForms FormsOf(ReadOnlySpan<char> lower)
    {
        ConcurrentDictionary<string, WordForms>.AlternateLookup<ReadOnlySpan<char>> known = _forms.GetAlternateLookup<ReadOnlySpan<char>>();
        if (known.TryGetValue(lower, out WordForms? forms))
        {
            return forms;
        }

        // What readers type comes in here too, so it is limited.
        if (_forms.Count >= MaxKnownForms)
        {
            _forms.Clear();
        }

        string word = lower.ToString();
        return _forms.GetOrAdd(word, SearchTokens.CreateForms(word, this));
    }

    /// <summary>The word without its ending.</summary>
    /// <param name="folded">By <see cref="Fold"/>.</param>
    public abstract string Stem(string folded);

    /// <summary>What a word sounds like, for words that are found in no text. Words that sound alike have the same.</summary>
    public virtual string Sound(string folded) => WithoutDoubles(folded);

    protected virtual string ReplaceLetters(string lower) => lower
        .Replace("æ", "ae", StringComparison.Ordinal).Replace("œ", "oe", StringComparison.Ordinal).Replace("ß", "ss", StringComparison.Ordinal)
        .Replace('ø', 'o');

    protected virtual string FoldPairs(string folded) => folded;

    protected static string WithoutDoubles(string word)
    {
        var single = new StringBuilder(word.Length);
        foreach (char letter in word)
        {
            if (single.Length == 0 || single[^1] != letter)
            {
                single.Append(letter);
            }
        }

        return single.ToString();
    }

    protected static HashSet<string> Set(string words) => words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);

    private sealed class OtherSearch : SearchLanguage
    {
        protected override IReadOnlySet<string> StopWords { get; } = new HashSet<string>(StringComparer.Ordinal);

        public override string Stem(string folded) => folded;
    }
}

/// <summary>English: "exercises", "exercising" and "exercise" are one word.</summary>
internal sealed class EnglishSearch : SearchLanguage
{
    private const int MinStem = 3;
    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouy");

    protected override IReadOnlySet<string> StopWords { get; } = Set("""
        a about all also am an and any anyone are as at bad be because been being but by can cannot can't could couldn't did didn't do does doesn't doing don't
        dont for from get gets getting give go goes going good got had has have having he he'd her here hers him his how how's i i'd i'm i've if in into is
        isn't it it's its just let like make makes many may me might mine more most much must my myself near no not of off on one only or other our out own
        please really she should shouldn't so some someone something such take tell than thank that that's the their them then there there's these
        they thing things this those through to too up us use very was wasn't we well were what what's when where which while who whom why will with
        without won't would you your yours yourself
        """);

    public override string Stem(string folded)
    {
        string stem = WithoutEnding(WithoutPlural(folded));
        return stem.Length > MinStem && stem[^1] == 'e' ? stem[..^1] : stem;
    }

    private static string WithoutPlural(string word) => word switch
    {
        { Length: <= MinStem } => word,
        [.., 'i', 'e', 's'] when word.Length > 4 => word[..^3] + "y",
        [.., 's', 's', 'e', 's'] or [.., 'x', 'e', 's'] or [.., 'c', 'h', 'e', 's'] or [.., 's', 'h', 'e', 's'] => word[..^2],
        [.., 's' or 'u' or 'i', 's'] => word,
        [.., 's'] => word[..^1],
        _ => word,
    };

    private static string WithoutEnding(string word)
    {
        foreach (string ending in (ReadOnlySpan<string>)["ing", "ed"])
        {
            string stem = word.EndsWith(ending, StringComparison.Ordinal) ? word[..^ending.Length] : word;
            if (stem.Length >= MinStem && stem.Length < word.Length && stem.AsSpan().ContainsAny(Vowels))
            {
                return stem[^1] == stem[^2] && !"lsz".Contains(stem[^1], StringComparison.Ordinal) ? stem[..^1] : stem;
            }
        }

        return word is [.., 'i', 'e', 'd'] && word.Length > 4 ? word[..^3] + "y" : word;
    }
}

/// <summary>Norwegian: æ, ø and å however they are typed, the endings of nouns, compounds, and how dialects spell.</summary>
internal sealed class NorwegianSearch : SearchLanguage
{
    private const int MinStem = 3;

    // The longest first.
    private static readonly string[] Endings = ["ingene", "ingen", "inger", "ene", "ens", "ing", "er", "en", "et", "te", "a", "e", "s", "t"];

    private static readonly (string Written, string Said)[] SaidAlike =
    [
        ("hv", "v"), ("kv", "v"), ("hj", "j"), ("gj", "j"), ("skj", "sj"), ("kj", "sj"), ("nd", "n"), ("ld", "l"), ("ck", "k"), ("c", "k"), ("z", "s"),
        ("w", "v"), ("g", "j"),
    ];

    private static readonly Dictionary<string, string> Dialect = new(StringComparer.Ordinal)
    {
        ["sjuk"] = "syk",
        ["sjuke"] = "syke",
        ["sjukdom"] = "sykdom",
        ["sjukmelding"] = "sykmelding",
        ["svevn"] = "søvn",
        ["vont"] = "vondt",
        ["veit"] = "vet",
        ["bein"] = "ben",
        ["arbeide"] = "arbeid",
        ["mykje"] = "mye",
        ["meir"] = "mer",
        ["åleine"] = "alene",
        ["hugse"] = "huske",
        ["gløymer"] = "glemmer",
        ["gløyme"] = "glemme",
        ["kvile"] = "hvile",
        ["aktivitetar"] = "aktiviteter",
        ["smerta"] = "smerte",
        ["smertar"] = "smerter",
    };

    protected override IReadOnlySet<string> StopWords { get; } = Set("""
        alle alt altså andre at av bare ble burde bør bli blir da de deg dei dem den denne dere deres det dette din dine ditt du eg ein eit eller en enn er et
        etter finnes finst for fordi fra få får gjør gjøre gjer ha hadde han har hei henne hennes her hos hun hva hvem hver hvilke hvilken hvis hvor hvordan
        hvorfor i ikke ikkje inn itj ja jeg ka kan kanskje kem koffor korfor koss korleis kunne kva kvifor kven kor man mange med meg mer mest min mine mitt mot
        mye må ned nei like no noe noen noko nokon nå nån når når og også om opp oss over på samme seg selv si sin sine sitt skal skulle slik som så sånn til ut
        uten var ved vi vil ville vite vært være våre vår åssen æ å
        """);

    public override bool HasCompounds => true;

    public override IReadOnlySet<string> CompoundParts { get; } = Set("""
        fast lege time vakt fibro take hjerne muskel smerte smerter ledd sovn vansker morgen stivhet blod prove klinikk stillende kontroll gruppe samtale
        terapi styrke trening hvile dag ufore trygd syk melding kilde liste ord helse personell pasient journal taushets plikt person vern varmt vann basseng
        gluten fri kost hold betennelse dempende puste ovelser immun celle celler diagnose kode rygg marg nerve psykolog fysio terapeut
        """);

    public override string Standard(string lower) => Dialect.GetValueOrDefault(lower, lower);

    public override string Stem(string folded)
    {
        foreach (string ending in Endings)
        {
            if (folded.Length - ending.Length >= MinStem && folded.EndsWith(ending, StringComparison.Ordinal))
            {
                return WithoutDoubleEnd(folded[..^ending.Length]);
            }
        }

        return WithoutDoubleEnd(folded);
    }

    public override string Sound(string folded)
    {
        string sound = folded;
        foreach ((string written, string said) in SaidAlike)
        {
            sound = sound.Replace(written, said, StringComparison.Ordinal);
        }

        sound = sound.EndsWith("ij", StringComparison.Ordinal) ? sound[..^1] : sound;
        return WithoutDoubles(sound);
    }

    protected override string ReplaceLetters(string lower) => lower
        .Replace('æ', 'e').Replace('ä', 'e').Replace('ø', 'o').Replace('ö', 'o').Replace('å', 'a').Replace("ß", "ss", StringComparison.Ordinal);

    // "aa", "ae" and "oe" stand for letters that a keyboard may lack.
    protected override string FoldPairs(string folded) => folded
        .Replace("aa", "a", StringComparison.Ordinal).Replace("ae", "e", StringComparison.Ordinal).Replace("oe", "o", StringComparison.Ordinal);

    private static string WithoutDoubleEnd(string stem) => stem.Length > MinStem && stem[^1] == stem[^2] ? stem[..^1] : stem;
}
