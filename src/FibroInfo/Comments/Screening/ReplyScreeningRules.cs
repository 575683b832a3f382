namespace FibroInfo.Comments.Screening;

/// <summary>
/// Screens a public reply by the clinic before it is sent (C-7). Whether somebody is a patient is confidential, and individual advice
/// belongs where that person can be examined. A false alarm is better than a miss: the person who replies may send it all the same.
/// </summary>
public static class ReplyScreeningRules
{
    private const string Care =
        "(treatment|appointments?|consultations?|visits?|stay|therapy|sessions?|surgery|operation|group|course|follow(-| )?up|referral|check(-| )?up)";

    private const string Record = "(records?|journal|file|chart|(test |blood |scan |mri )?results?|diagnosis|prescriptions?|case)";

    private const string NorwegianCare =
        "(behandling(a|en)?|time(n)?|konsultasjon(en)?|besøk(et)?|opphold(et)?|opphald(et)?|terapi(en)?|operasjon(en)?"
        + "|oppfølging(a|en)?|oppfølgjing(a)?|henvisning(en|a)?|kontroll(en)?)";

    private const string NorwegianRecord = "(journal(en)?|prøvesvar(et|ene)?|prøve(r|ne)|diagnose(n)?|resept(en)?|sykehistorie(n)?)";

    private static readonly PhraseMatcher Confirming = new(
    [
        $"your( (last|next|first|recent|previous|own))? {Care}( (with|by|at|from|here))?( (us|our|the clinic))?",
        $"your {Record}", "as (a|our) patient( of ours)?",
        "you (are|were|have been) (a |one of our )?patients?", "our patients? like you",
        "when you (were|came|visited|saw us|last saw|talked to|met)( here| us)?", "since you (were|came|started)( here| with us)?",
        "(nice|good|great|lovely) to (see|meet|treat) you",
        "(see|seeing|met|treated|treating|examined) you( (here|again|at the clinic|last|next|on))",
        "we (saw|treated|examined|operated|referred|discharged) you",
        "your (doctor|nurse|physio|physiotherapist|psychologist|therapist)( here| with us| at (our|the) clinic)",
        "in our records?", "we have you (on|in) (our|the) (list|records?|files?)", "remember you",
        $"(din|ditt|di) (siste |neste |første )?{NorwegianCare}( hos oss| her)?", $"{NorwegianCare} (din|ditt|di)( hos oss| her)?",
        $"(din|ditt|di) {NorwegianRecord}", $"{NorwegianRecord} (din|ditt|di|dine)",
        "som (pasient|pasienten vår)( hos oss)?", "du (er|var|har vært|har vore) pasient",
        "da du var (her|hos oss|på klinikken|inne)", "då du var (her|hos oss)", "(hyggelig|kjekt|fint) å (se|sjå|møte) deg",
        "vi (så|behandlet|behandla|undersøkte|opererte|henviste) deg",
        "(legen|fysioterapeuten|psykologen|sykepleieren) din( hos oss| her)", "husker deg", "hugsar deg",
    ]);

    private static readonly PhraseMatcher Advising = new(
    [
        "you (should|must|need to|have to|ought to|can safely|could) (not )?(now )?"
            + "(take|stop|start|try|increase|reduce|lower|double|halve|skip|change|switch|use|avoid|quit|continue|keep taking)",
        "(increase|reduce|lower|double|halve|change|adjust|raise) your( \\w+)? (dose|dosage|tablets?|pills?|medicines?|medication)",
        "(stop|start|keep|try|avoid|quit) taking",
        "take (one|two|three|half|[0-9]+)( \\w+)? (tablets?|pills?|mg|milligrams?|capsules?|times)",
        "[0-9]+ ?(mg|milligrams?|mcg|µg|ml)", "in your (case|situation|condition)",
        "(for|with) your (symptoms?|condition|pain|dose|illness)",
        "sounds like you (have|may have|might have|suffer)", "you (probably|most likely|may well|might) have",
        "du (bør|burde|må|skal|kan trygt|kan) (ikke |ikkje )?"
            + "(ta|slutte|begynne|starte|prøve|øke|auke|redusere|trappe|doble|halvere|bytte|bruke|unngå|kutte|fortsette)",
        "(øk|auk|reduser|senk|doble|halver|trapp ned|trapp opp) (dosen|medisinen|tablettene)",
        "(slutt|begynn|fortsett) å ta", "i (ditt|dit) tilfelle", "(høres|høyrest) ut som (om )?du har", "du har (nok|trolig|sannsynligvis|antakelig|sikkert)",
    ]);

    public static ScreeningResult Screen(CommentText text)
    {
        var field = new FieldText(DraftField.Body, text.Value);
        return new ScreeningResult(
        [
            .. Confirming.Find(field, ScreeningFindingKind.ConfirmsPatient), .. Advising.Find(field, ScreeningFindingKind.IndividualAdvice),
            .. BirthNumberCheck.Find(field), .. ThirdPartyHealthCheck.Find(field), .. HostileUnicode.Find(field),
        ]);
    }
}
