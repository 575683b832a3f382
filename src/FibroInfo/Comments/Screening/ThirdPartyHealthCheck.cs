using System.Text.RegularExpressions;

namespace FibroInfo.Comments.Screening;

/// <summary>
/// The health of somebody who was not asked (C-6): "my daughter has …", "mannen min tar …". Found by the person and the verb, because
/// nobody can list everything that a daughter may have; ignored when the next word shows that it is about help and not about health.
/// </summary>
internal static partial class ThirdPartyHealthCheck
{
    private const string EnglishWho =
        "(?:daughter|son|husband|wife|mother|mum|mom|mam|father|dad|sister|brother|twin|partner|boyfriend|girlfriend|child|kids?|children|boys?|girls?|"
            + "teenager|aunt|auntie|uncle|cousin|"
        + "grandmother|grandma|gran|nan|granny|grandfather|grandad|grandpa|grandson|granddaughter|niece|nephew|friend|neighbou?r|colleague|boss|"
        + "fianc[ée]e?|parents|ex|stepson|stepdaughter)(?:-in-law)?";

    private const string NorwegianWho =
        "(?:datter(?:en|a)?|dotter(?:a)?|døtre(?:ne)?|sønn(?:en)?|sønner|son(?:en)?|gutt(?:en)?|gut(?:en)?|jent(?:e|a|en)|barn(?:et|a)?|unge(?:n|ne)?|"
            + "unga(?:ne)?|mann(?:en)?|kon(?:e|a|en)|ektefelle(?:n)?|"
        + "samboer(?:en)?|sambuar(?:en)?|kjæreste(?:n)?|kjærast(?:en)?|partner(?:en)?|mor(?:a|en)?|mamma(?:en)?|far(?:en)?|pappa(?:en)?|søster(?:en|a)?|"
        + "syster(?:a)?|bror(?:en)?|tvilling(?:en)?|tante(?:n|a)?|"
        + "onkel(?:en)?|(?:beste|far|mor|svi|sviger)(?:mor|far)(?:a|en)?|svigerinne(?:n|a)?|venn(?:en)?|ven(?:en)?|venn?inn(?:e|a|en)|nabo(?:en)?|"
        + "kollega(?:en)?|sjef(?:en)?|kusin(?:e|a|en)|fetter(?:en)?|"
        + "niese(?:n|a)?|nevø(?:en)?|eks(?:en)?|barnebarn(?:et)?|foreldre(?:ne)?|tenåring(?:en)?|stesønn(?:en)?|stedatter(?:en|a)?)";

    private const string Mine = "(?:min|mi|mitt|mine|vår|vårt|våre)";

    // "My son, Ola, who also has it": a name and short words may come between.
    private const string Between =
        @"(?:,?\s+(?:who|she|he|they|also|just|still|now|recently|already|probably|som|hun|ho|han|også|nå|no|nettopp|nylig|sikkert|\d{1,2}|"
            + @"(?-i:\p{Lu}\p{Ll}+)),?){0,3}";

    private const string Verb = "has|have|had|got|gets|takes?|took|taking|uses?|used|needs|har|hadde|fikk|fekk|får|tar|tok|bruker|brukar|brukte";

    // Verbs that mean health without an object.
    private const string Suffers = "suffers?|suffered|struggles|struggled|lives with|(?:is|was) on|lider|sliter|slit|slet|strever|strevar|går på|gjekk på|"
        + "gikk på";

    private const string Is =
        @"(?:is|was|has been|got|er|var|ble|blei|vart|har vært|har vore|har blitt)(?:\s+(?:very|so|also|now|really|just|veldig|så|også|nå|alvorlig|"
            + @"kronisk|chronically|seriously|severely)){0,2}";

    private const string Ill =
        "ill|sick|unwell|diagnosed|depressed|anxious|suicidal|autistic|disabled|bipolar|pregnant|addicted|hospitali[sz]ed|operated|in pain|in hospital|"
        + "syk|sjuk|deprimert|diagnostisert|utredet|utgreidd|innlagt|operert|utbrent|utbrend|ufør|uføre|gravid|sykmeldt|sjukmeld|autist|rusavhengig|"
        + "suicidal|psykotisk|plaga|plaget";

    private const string Illness =
        "diagnosis|diagnose|illness|disease|sickness|sykdom|sjukdom|pain|smerter|depression|depresjon|migraine|migrene|cancer|kreft|fibro|fibromyalgia|"
            + "fibromyalgi|"
        + "medication|medicines?|medisin|medisiner|anxiety|angst|arthritis|adhd";

    private const int LongestRest = 100;

    public static IEnumerable<ScreeningFinding> Find(FieldText field)
    {
        foreach (Match person in Somebody().Matches(field.Text))
        {
            int end = person.Index + person.Length;
            int rest = Math.Min(LongestRest, field.Text.Length - end);
            Match health = Having().Match(field.Text, end, rest);
            Match found = health.Success && IsOfHealth(health.Groups["verb"].ValueSpan, health.Groups["what"].ValueSpan)
                ? health
                : Suffering().Match(field.Text, end, rest);
            if (found.Success)
            {
                yield return field.At(ScreeningFindingKind.OthersHealth, person.Index, person.Length + found.Length);
            }
        }
    }

    private static bool IsOfHealth(ReadOnlySpan<char> verb, ReadOnlySpan<char> what) =>
        !Harmless().IsMatch(what) && !(Taking().IsMatch(verb) && Things().IsMatch(what));

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture;

    [GeneratedRegex($@"\b(?:(?:my|our)\s+(?:\p{{L}}+\s+)?{EnglishWho}|{Mine}\s+(?:\p{{L}}+\s+)?{NorwegianWho}s?|{NorwegianWho}\s+{Mine})\b", Options)]
    private static partial Regex Somebody();

    [GeneratedRegex($@"\A{Between}\s+(?<verb>{Verb})\b(?:\s+(?<what>[\p{{L}}\p{{N}}-]+))?", Options)]
    private static partial Regex Having();

    [GeneratedRegex($@"\A(?:{Between}\s+(?:{Suffers}|{Is}\s+(?:{Ill}))|['’]?s?\s+(?:(?:own|chronic|severe|kroniske)\s+)?(?:{Illness}))\b", Options)]
    private static partial Regex Suffering();

    // After one of these words, what somebody has, takes or gets is no illness. "Has been ill" is found by the other pattern.
    [GeneratedRegex(
        @"\A(?:been|helped|given|said|told|made|learned|learnt|always|never|read|seen|found|taken|shown|asked|become|gone|come|done|to|me|us|care|over|"
            + @"time|home|out|up|in|away|him|her|his|patience|great|good|no|"
        + "vært|vore|hjulpet|hjelpt|sagt|gitt|lært|lest|alltid|aldri|laget|tatt|støttet|stilt|blitt|vorte|meg|oss|seg|vare|hensyn|omsyn|over|med|ansvar|"
        + "tid|å|tålmodighet|opp|ut|på|inn|kjøpt|spurt|funnet|god|gode|bilen)\\z",
        Options)]
    private static partial Regex Harmless();

    [GeneratedRegex(@"\A(?:takes?|took|taking|uses?|used|tar|tok|bruker|brukar|brukte)\z", Options)]
    private static partial Regex Taking();

    // "Took the bus", "tar bilen": not about medicine.
    [GeneratedRegex(@"\A(?:the|my|our|it|a|an|kids|barna|ungene|bilen|bussen|hunden|toget|det|dette|en|ei)\z", Options)]
    private static partial Regex Things();
}
