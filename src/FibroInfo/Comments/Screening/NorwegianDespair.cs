namespace FibroInfo.Comments.Screening;

/// <summary>
/// Norwegian words of despair, bokmål and nynorsk, with common misspellings and dialect. How a phrase is written: see
/// <see cref="FibroInfo.Comments.Screening.Phrases"/>.
/// </summary>
internal static class NorwegianDespair
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
