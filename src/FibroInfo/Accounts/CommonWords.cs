namespace FibroInfo.Accounts;

/// <summary>
/// Words that passwords are made of when nobody thinks long: of computers, of affection, of the calendar, of play, of a clinic;
/// in English and Norwegian.
/// </summary>
public static class CommonWords
{
    private const string OfDoors =
        "password passord passwort passw passphrase login logon signin admin administrator root user guest test testing demo default secret "
        + "hemmelig hemmelighet welcome velkommen letmein open access enter master change changeme changeit temp temporary new old system server "
        + "computer internet windows google facebook apple iphone samsung microsoft office email mail website web online account access key "
        + "keyword code pin";

    private const string OfPeople =
        "love iloveyou loveyou elsker jegelskerdeg deg meg baby honey sweet sweetheart angel princess prinsesse queen king lover friend family "
        + "mother father mamma pappa mormor sister brother michael daniel jessica ashley jennifer thomas robert charlie george andrew joshua "
        + "matthew anthony william james john david richard kari ola nordmann anne anna ingrid marit liv hanne emma nora jonas magnus henrik "
        + "kristian marius ole per lars erik";

    private const string OfTheCalendar =
        "january february march april may june july august september october november december januar februar mars mai juni juli oktober "
        + "desember monday tuesday wednesday thursday friday saturday sunday mandag tirsdag onsdag torsdag fredag lordag lørdag sondag søndag "
        + "spring summer autumn winter vår var sommer høst host vinter year day night today morning christmas easter jul paske påske birthday "
        + "bursdag";

    private const string OfPlay =
        "football fotball baseball soccer hockey liverpool arsenal chelsea barcelona brann rosenborg norway norge oslo bergen trondheim "
        + "stavanger tromso tromsø london america superman batman starwars pokemon dragon monkey tiger lion shadow sunshine flower butterfly "
        + "rainbow purple orange green blue black white silver golden diamond cookie chocolate coffee cheese banana pepper ginger music guitar "
        + "freedom trustno hello hei goodbye whatever nothing something please thankyou blessed jesus lucky happy magic power money super cool "
        + "horse correct battery staple";

    private const string OfTheClinic =
        "fibro fibroinfo fibromyalgia fibromyalgi pain smerte smerter painclinic clinic klinikk klinikken smerteklinikk hospital sykehus health "
        + "helse doctor lege nurse sykepleier patient pasient medicine medisin therapy terapi fatigue sleep moderator reviewer author staff "
        + "ansatt redaktor redaktør";

    public static readonly IReadOnlySet<string> All = new[] { OfDoors, OfPeople, OfTheCalendar, OfPlay, OfTheClinic }
        .SelectMany(words => words.Split(' ')).ToHashSet(StringComparer.Ordinal);
}
