using FibroInfo.Comments.Screening;

namespace FibroInfo.Tests.Comments.Screening;

/// <summary>C-8: words of despair, by which the help numbers are shown at once.</summary>
public sealed class DespairTests
{
    public static TheoryData<string> English => Looking.Lines("""
        I want to kill myself.
        I feel suicidal.
        I am sucidal
        thinking of suicide again
        I just want to end it all.
        I don't want to live.
        I dont want to live anymore
        I don’t want to be here any more.
        I do not want to wake up.
        I no longer want to live
        Better off dead.
        They would all be better off without me.
        Everyone would be better without me
        I want to die
        i wanna die
        I just wanna die.
        I wish I was dead.
        I wish I had never been born.
        I wish I could go to sleep and never wake up.
        I hope I don't wake up tomorrow.
        There is no point in living like this.
        I see no reason to live
        What is the point of living?
        I have nothing to live for.
        Life is not worth living.
        I can't go on like this
        I can't take it anymore.
        I cant do this any more
        I am tired of living.
        I have given up on life.
        I harm myself. Self-harm is all I have.
        I took an overdose last year.
        I could take all my pills.
        KILL MYSELF
        I'd rather die.
        I want  to
        die
        Nobody would miss me.
        I have thought of ending my life.
        My life has no meaning.
        """.Replace("I want  to\n", "I want  to ", StringComparison.Ordinal));

    public static TheoryData<string> Norwegian => Looking.Lines("""
        Jeg orker ikke leve.
        Jeg orker ikke å leve lenger.
        Eg orkar ikkje leva meir
        Jeg orker ikke mer.
        orker ikke mer nå
        Jeg vil dø.
        Jeg vil bare dø
        eg vil døy
        vil do
        Jeg har lyst til å dø.
        Jeg ønsker å dø.
        Eg ynskjer å døy
        Jeg skulle ønske jeg var død.
        skulle ønske jeg aldri var født
        Jeg håper jeg ikke våkner i morgen.
        Jeg vil ta livet mitt.
        Jeg tenker på å ta livet av meg
        ta mitt eget liv
        Eg vil ta livet av meg
        Det er ingen vits i å leve.
        inga meining i å leve
        ikke noe poeng i å leve
        Jeg har ingenting å leve for.
        Livet er meningsløst.
        Livet er ikke verdt å leve.
        Jeg er lei av livet.
        lei av å leve
        Jeg er suicidal.
        Selvmordstanker hver dag
        sjølvmord
        Jeg har drevet med selvskading.
        Gjøre slutt på alt.
        Jeg vil gjøre slutt på livet
        gjere slutt på livet mitt
        Alle hadde hatt det bedre uten meg.
        bedre om jeg var død
        Jeg vil ikke leve.
        Jeg vil ikke leve lenger
        vil ikkje leve meir
        Jeg klarer ikke leve sånn.
        Jeg vil bare forsvinne.
        Jeg kan drepe meg selv.
        Jeg tar alle pillene.
        Ingen ville savne meg
        hoppe foran toget
        """);

    public static TheoryData<string> NotDespair => Looking.Lines("""
        I am dying for a coffee.
        This pain is killing me.
        My phone died.
        My dad died last year.
        The cake was to die for.
        I want to live well with pain.
        I live alone and like it.
        I can't walk far anymore.
        I hurt myself lifting a box.
        I cut myself while cooking.
        The end of my life as a runner was hard.
        It is worth living with a dog.
        There is no point in bed rest.
        I could not take the bus.
        I don't want to go to work.
        Better off with a warm bath.
        I wish I was at the sea.
        The deadline is Monday.
        What is the point of this test?
        No reason to worry.
        I would rather rest.
        The kids are better now.
        Jeg dør etter en kopp kaffe.
        Jeg dør av latter.
        Telefonen min døde.
        Faren min døde i fjor.
        Jeg er dødssliten.
        Lukk døren.
        Livet mitt er fint.
        Ta livet med ro.
        Det går an å leve med smerte.
        Jeg orker ikke mer enn en kort tur.
        Jeg orker ikke mer trening.
        Jeg vil ha slutt på smertene.
        Jeg skal henge meg på treningen.
        Ingen vits i å trene hardt.
        Jeg har lyst til å danse.
        Jeg vil gjøre mer.
        Jeg klarer ikke å gå langt.
        Eg orkar ikkje støy.
        Jeg ønsker å sove.
        Bedre uten kaffe.
        Livet er godt.
        Jeg vil leve.
        Eg vil sova.
        Du må ikke ta alle på alvor.
        """);

    [Theory]
    [MemberData(nameof(English))]
    [MemberData(nameof(Norwegian))]
    public void C_8_Words_of_despair_show_the_help_numbers_at_once(string body)
    {
        Looking.Finds(ScreeningFindingKind.Despair, body);
        Assert.True(Looking.At(body).IsDespair);
    }

    [Theory]
    [MemberData(nameof(NotDespair))]
    public void C_8_What_people_in_pain_say_every_day_does_not(string body) => Looking.LetsGo(ScreeningFindingKind.Despair, body);

    [Fact]
    public void C_8_Help_is_shown_also_when_the_comment_itself_is_refused_or_asked_about()
    {
        Assert.True(Looking.At("I want to die. 01017751022").IsDespair);
        Assert.True(Looking.At("I want to die. Call 41234567.", "admin", "https://spam.example").IsDespair);
    }

    [Fact]
    public void C_8_Words_of_despair_alone_keep_no_comment_from_being_stored() => Assert.True(Looking.At("I want to die.").MayBeStored(keep: false));
}
