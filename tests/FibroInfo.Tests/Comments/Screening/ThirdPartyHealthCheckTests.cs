using FibroInfo.Comments.Screening;

namespace FibroInfo.Tests.Comments.Screening;

/// <summary>C-5, C-6: the health of people who were not asked.</summary>
public sealed class ThirdPartyHealthCheckTests
{
    public static TheoryData<string> OfOthers => Looking.Lines("""
        My daughter has fibromyalgia too.
        My husband takes Lyrica every night.
        my son got the diagnosis last year
        My mother had it all her life.
        My sister, Anna, who also has it, sleeps badly.
        My best friend suffers from migraine.
        My wife is on duloxetine.
        My son is autistic.
        My father was diagnosed in May.
        My mother-in-law has been ill for years.
        My kids have allergies.
        My daughter’s diagnosis came late.
        My neighbour uses crutches.
        our little boy has asthma
        My partner is very depressed.
        Datteren min har fibromyalgi.
        Min datter har fått samme diagnose.
        Mannen min tar Sarotex.
        Kona mi sliter med angst.
        Sønnen vår fikk diagnosen i fjor.
        Mora mi hadde det òg.
        Min mor ble diagnostisert i 2010.
        Søsteren min er syk.
        Bror min fekk MS.
        Venninnen min bruker LDN.
        Samboeren min er deprimert.
        Dotter mi er sjuk.
        Faren min har vært innlagt.
        Barnet mitt har ADHD.
        Svigermor mi går på morfin.
        Min manns sykdom tok alt.
        Naboen min, Ola, har kreft.
        """);

    public static TheoryData<string> OfNobodyElse => Looking.Lines("""
        My daughter has been a great help.
        My husband makes dinner.
        My mother taught me to rest.
        My son has to carry the bags.
        My wife takes care of me.
        My friends came by on Sunday.
        I have fibromyalgia.
        I told my husband that I have pain.
        My doctor has time for me.
        My body has had enough.
        My daughter is kind.
        My boss said no.
        The mother has a choice.
        My family knows.
        Mannen min har vært snill.
        Mannen min lager middag.
        Min mor har hjulpet meg mye.
        Datteren min er flink.
        Kona mi tar seg av huset.
        Sønnen min tar meg med på tur.
        Jeg har fibromyalgi.
        Legen min har god tid.
        Kroppen min har fått nok.
        Venner kommer på besøk.
        Min far sa at jeg skulle hvile.
        Jeg har fortalt det til søsteren min.
        """);

    [Theory]
    [MemberData(nameof(OfOthers))]
    public void C_5_The_health_of_somebody_else_is_asked_about(string body) => Looking.Finds(ScreeningFindingKind.OthersHealth, body);

    [Theory]
    [MemberData(nameof(OfNobodyElse))]
    public void One_s_own_health_and_the_help_of_others_are_not(string body) => Looking.LetsGo(ScreeningFindingKind.OthersHealth, body);
}
