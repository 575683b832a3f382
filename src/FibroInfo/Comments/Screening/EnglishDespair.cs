namespace FibroInfo.Comments.Screening;

/// <summary>
/// English words of despair, with their commonest misspellings. How a phrase is written: see
/// <see cref="FibroInfo.Comments.Screening.Phrases"/>.
/// </summary>
internal static class EnglishDespair
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
