using System.Text.RegularExpressions;

namespace FibroInfo.Comments.Screening;

/// <summary>
/// Words of somebody who may not want to live (C-8). A false alarm is better than a miss: showing the help numbers to somebody who is
/// well does no harm, so "I don't want to die" and a book about suicide are found too. Only what people in pain say every day without
/// meaning it is left out ("this pain is killing me", "jeg orker ikke mer enn en kort tur"), or too many comments would be urgent.
/// </summary>
internal static partial class CrisisPhrases
{
    private static readonly PhraseMatcher Words = new([.. EnglishCrisisPhrases.Phrases, .. NorwegianCrisisPhrases.Phrases]);

    public static IEnumerable<ScreeningFinding> Find(FieldText passage) =>
        [.. Words.Find(passage, ScreeningFindingKind.Despair), .. passage.FindAll(ScreeningFindingKind.Despair, NoMore())];

    // Only where the sentence ends or continues about life: "jeg orker ikke mer trening" is about exercise.
    [GeneratedRegex(
        @"\b(?:orker|orkar|orke|orka|klarer|klarar|makter|maktar)(?:\s+(?:jeg|eg|æ))?\s+(?:ikke|ikkje|ikke\s+noe|itj)\s+(?:mer|meir|mere|lenger|lengre|"
            + @"lengur)(?:\s+(?:nå|no|nu|av\s+livet|av\s+dette\s+livet))?\s*(?:[.!?,;…\n]|\z)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex NoMore();
}

/// <summary>
/// English words of despair, with common misspellings. For the syntax of the phrases see
/// <see cref="FibroInfo.Comments.Screening.PhraseMatcher"/>.
/// </summary>
internal static class EnglishCrisisPhrases
{
    private const string Not = "(don't|do not|didn't|did not|dunt|no longer|never)( really| even| just)?";

    private const string Cannot = "(can't|cannot|can not|couldn't)( really| just)?";

    private const string More = "( any ?more| any longer| much longer| no more)";

    public static readonly IReadOnlyList<string> Phrases =
    [
        // The word itself.
        @"su(i|e|is|s)?c(i|e)d\w*", @"sui(s|z)id\w*", @"sui?cd(al|e)", "sewer ?slide", "unalive( myself| me)?", "kms",

        // Doing it.
        "kill(ing|ed)? my ?self", "kil my ?self", "end(ing|ed)? it all", "end(ing)? (my|this) (own )?(life|existence)",
        "end(ing)? (everything|things for good)", "(take|taking|took) my( own)? life",
        "(hang|hanging|shoot|shooting|drown|drowning) my ?self", "(slit|slitting|cut|cutting) my wrists?", "(over ?dose|overdosing|od) on",
        "(an|take|took) over ?dose", "tak(e|ing) all (of )?(my|the|these) (pills|tablets|meds|medicines?)",
        "jump(ing)? (off|in front of|from) (a |the )?(bridge|train|roof|building|cliff|balcony)", "self(-| )?harm(s|ed|ing)?", "harm(ing)? my ?self",
        "(want|wanted|urge|going) to (hurt|cut) my ?self", "hurting my ?self on purpose", "cutting my ?self",

        // Wishing it.
        "(want|wanted|wants|wanting|wont|ready|planning|plan|prefer|deserve|going) to (just |simply )?die", "wan+a (just )?die", "wan+a be dead",
        "want to be dead", "would (rather|sooner) (die|be dead)", "i'd (rather|sooner) (die|be dead)", "rather be dead",
        "wish (that )?(i|my life) (was|were|am|could be) (dead|over|gone|never born|not here)",
        "wish (that )?i (had never been|hadn't been|was never|were never) born",
        "wish i could (just )?(die|disappear|not wake up|go to sleep and never wake up)",
        "wish i (wouldn't|would not|didn't|did not|never|hadn't) (wake|woke|woken)( up)?",
        "(hope|hoping|pray|praying|wish|wishing) (that )?(i|to) (just )?(die|don't wake up|do not wake up|never wake up|not wake up|won't wake up)",
        "never wak(e|ing) up( again)?",
        "better off dead",
        "better (off )?(if|when) (i (am|was|were|wasn't|weren't)|i'm) (dead|gone|here|not here|not around|around|not alive|alive|never born)",
        "better off without me", "(die|dying|death) (would|will) be (a |such a )?(relief|better|easier|a way out)",
        $"{Not} (want|wanna|wont|wish|care) to (live|be alive|be here|exist|wake up|go on|be around|be in this world)",
        "(don't|dunt) wan+a (live|be alive|be here|exist|wake up|go on|be around)", "not want(ing)? to (live|be alive|be here|exist|wake up|go on|be around)",

        // Having nothing left.
        "(no|without|any|see the|see no|see a|what is the|what's the|the) (reason|point|use|sense) (to|in|of|for) (me )?(live|living|go on|going on|"
            + "being alive|being here|carry on|carrying on|stay alive|staying alive|exist|existing|my life)",
        "(nothing|no ?(thing|one|body))( left)? to live for", "(isn't|not|no longer|hardly|is it even|never) worth living",
        "life (has no|without|has lost all) (meaning|point|purpose)", "no future for me",
        $"{Cannot} (go on|live|carry on|live like this|live with this pain|go on living|go on like this)( like this)?{More}",
        $"{Cannot} (take|do|stand|bear|handle|cope with) (it|this|life|the pain|this pain|living){More}", $"{Cannot} cope{More}",
        $"{Cannot} (go on|carry on) (like this|living)",
        "(tired|sick|done|finished) (of|with) (living|life|being alive|existing)", "(give|giving|given|gave) up on (life|living|everything)",
        "no way out (but|except|other than)", "only way out", "(nobody|no ?one|nobody's|none) (would|will|'d) (even )?(miss me|notice if i|care if i)",
        "(everyone|everybody|family|they|kids|children|husband|wife|world|people|you)( all)? ((would|will|'d) be|is|are) better( off)? without me",
        "(everyone|everybody|they|family|kids|children) would be happier without me", "disappear for ?ever",
        "(goodbye|good bye) (cruel )?world", "no(t)? (longer )?(be |being )?here (tomorrow|to see)", "final goodbye",
    ];
}

/// <summary>
/// Norwegian words of despair, in bokmål and nynorsk, with common misspellings and dialect. For the syntax of the phrases see
/// <see cref="FibroInfo.Comments.Screening.PhraseMatcher"/>.
/// </summary>
internal static class NorwegianCrisisPhrases
{
    private const string I = "( jeg| eg| æ| je| jæi| jei)?";

    private const string Not = "(ikke|ikkje|itj|itte|ikje|ike|inte|ikkj)";

    private const string Wish = "(ønsker|ønskjer|ynskjer|ynskje|ønska|ønsket|ønske|ønskje|ønskte|ønskt)";

    // "skulle ønske jeg", "håper at eg".
    private const string That = "( bare| berre)?( at)?( jeg| eg| æ)?( bare| berre)?";

    private const string Dead = "(død|daud|dø|borte|aldri født|aldri fødd|aldri var født|ikke fantes|ikkje fanst|ikke var her|ikkje var her|ikke levde|"
        + "ikkje levde)";

    private const string Live = "(leve|leva|lev|lever|være til|vere til|være her|vere her|eksistere|finnes|finnast)";

    public static readonly IReadOnlyList<string> Phrases =
    [
        // The word itself.
        @"selv?mord\w*", @"selvmor(ds?)?tank\w*", @"selmord\w*", @"sjølv?mord\w*", @"selvmordst\w*", @"su(i|is|s)?cid\w*",
        @"(selv|sjølv|sjøl|sel)(-| )?skad\w*", @"døds(lengsel|lengt|lengsle|ønske\w*|ønskje\w*|tank\w*)",

        // Doing it.
        "(ta|tar|tek|tatt|teke|tok|tatt) (fra meg )?(livet|live) (mitt|av meg|av seg|av meg selv|av meg sjølv)",
        "(ta|tar|tek|tatt|teke|tok) (mitt|sitt)( eget| eige)? liv", "(ta|tar|tek) livet fra meg", "(ta|tar|tek) livet ?mitt",
        "(gjøre|gjør|gjere|gjer|gjøra|sette|setter|få|gjorde|gjort) (en |ein )?(slutt|ende) på (det( hele| heile)?|alt|alt sammen|livet( mitt)?|meg selv|"
            + "meg sjølv)", "(avslutte|avslutter|avslutta|ende|ender|enda) (livet( mitt)?|alt|alt sammen|det hele|det heile)",
        "(drepe|drepa|dreper|drep|drept|henge|hengt|hengje|drukne|skyte|skutt) meg (selv|sjølv|sjøl|sel)", "(drepe|drepa|dreper|drept) meg",
        "(skade|skader|skadet|skada|kutte|kutter|kutta|skjære|skjærer|skjere) (i )?meg (selv|sjølv|sjøl)( med vilje)?", "kutter meg",
        "(hoppe|hopper|hoppa|kaste meg|kaster meg) (fra|ut fra|utfor|foran|framfor|ut av) (en |ei |ein |et |eit )?(bro|bru|broa|brua|broen|tog|toget|stup|"
            + "tak|taket|vindu|vinduet|vindauge|balkong|balkongen|bil|bilen)",
        "(ta|tar|tok|tatt) (en |ein )?over ?dose",
        "(ta|tar|tok|tatt|svelge|spise) alle (pillene|tablettene|tablettane|medisinene|medisinane|pillane)( mine)?",

        // Wishing it.
        $"(vil|ville|{Wish}|håper|håpar|klar til|klar for){I}( egentlig| eigentleg| helst| snart)?( bare| berre)?( å)?( bare| berre)?( få| heller|"
            + $" helst)?( lov til)?( å)? (dø|døy|daue)",
            "(lyst|lysta|lyst til|godt|best|deilig|deileg|bedre|betre) (til )?å( bare| berre| få)? (dø|døy|daue)",
        "(får|fått|få) lyst til å dø", $"(skulle |kunne )?{Wish}{That} (var|er|kunne|kunne få|fikk|fekk|hadde vært|hadde vore)( bare)? {Dead}",
        $"(skulle |kunne )?{Wish}{That} (aldri (var|ble|vart|blei|hadde blitt) (født|fødd)|ikke fantes|ikkje fanst|ikke var her|kunne sove for alltid)",
        $"(håper|håpar|{Wish}|ber om){That} (at jeg |at eg )?(dør|døyr|{Not} våkner|{Not} vaknar|{Not} våkna|{Not} vakna|slipper å våkne|slapp å våkne|"
            + $"aldri våkner|aldri vaknar|aldri våkna)", "(slippe|sleppe|aldri|ikke|ikkje) (å )?(våkne|vakne)( opp)?( igjen| mer| meir| i morgen)",
        "(bedre|betre|best)( om| hvis| viss| at)? (jeg|eg|æ) (var|er|hadde vært|hadde vore|ble|blei|vart|bare ble|bare var) (død|borte|daud|vekk)",
        "(bedre|betre|best) (av )?død", "(bedre|betre|lettere|lettare) (for alle )?(uten|utan) meg",
        "(alle|de|dei|familien|verden|verda|barna|ungene|mannen) (ville |hadde |vil )?(få|hatt|ha|har|få|klare seg|er|være|vore|vært|"
            + "fått)?( det)? ?(bedre|betre|best)( seg)? (uten|utan) meg",
        "(vil|ville|ønsker å|ønskjer å|lyst til å|lyst å)( bare| berre)? (forsvinne|bli borte|forsvinna)( for alltid| for godt)?",
        "(forsvinne|bli borte|sove|sovne inn) for (alltid|godt)", "(ønsker|ønskjer) meg (bort|død|vekk)( fra (alt|livet))?",

        // Not being able to.
        $"(orker|orkar|orke|orka|orkær|klarer|klarar|klare|makter|maktar|gidder|gidd|giddar|vil|{Wish}|tør|kan){I} {Not}( lenger| lengre| lengjer| mer|"
            + $" meir| egentlig)?( å)? {Live}( (mer|meir|lenger|lengre|lengjer|slik|sånn|med dette))?",
            $"{Not} (orker|orkar|klarer|klarar|vil|lyst til|lyst)( å)? {Live}",
        $"(orker|orkar|klarer|klarar|makter) {Not} (livet|dette livet|å gå videre|å gå vidare|å fortsette( å leve)?|fortsette|en dag til|ein dag til)",

        // Having nothing left.
        "(ingen|inga|null|ikke noe|ikke noen|ikkje noko|ikkje nokon|ikke|ikkje|ser ikke|noe|noen|noko|ikke no) (vits|vitsen|poeng|poenget|grunn|meining|"
            + "mening|meninga|meningen|hensikt) (i|med|til|for|ved)?( å)? ?(leve|leva|livet|lev|fortsette|fortsette å leve|fortsetje|være til|vere til|"
            + "være her|gå videre|holde ut|halde ut|våkne)",
        "(ingenting|ikke noe|ikkje noko|intet|ingen ting|inkje)( mer| meir| igjen)?( å)? (å )?leve for",
        "(meningsløst|meiningslaust|poengløst|håpløst|uutholdelig) å (leve|være til|vere til)",
        "livet (mitt )?(er|føles|kjennes|har|er ikke|er ikkje)( helt| heilt)? (meningsløst|meiningslaust|over|slutt|uutholdelig|verdiløst|ingen (mening|"
            + "vits|verdi)|inga meining|verdt å leve|verd å leve)",
        "(ikke|ikkje|ikke lenger|knapt|neppe) (verdt|verd|vært) å leve", "(ferdig med|lei av|lei|trøtt av|trett av|mett av|sliten av)( hele)? (livet|å leve)",
        "livstrøtt", "livstrett", "(gitt|gir|gi|gjev|gjeve|gje) opp (livet|alt håp)", "(ingen|inga) (vei|utvei|veg|utveg) (ut|annen|igjen)",
        "eneste (utvei|utveien|utveg|vei ut)",
        "(ingen|ikke noen|ikkje nokon) (ville|vil|kommer til å|hadde) (savne|sakne|savnet|sakna) meg",
        "(farvel|adjø|ha det) (for alltid|for godt|verden|verda)",
    ];
}
