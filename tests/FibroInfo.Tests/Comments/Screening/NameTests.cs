using FibroInfo.Comments;
using FibroInfo.Comments.Screening;

namespace FibroInfo.Tests.Comments.Screening;

/// <summary>C-5, C-6, T33: staff and medicines by name, and the names nobody else may bear.</summary>
public sealed class NameTests
{
    public static TheoryData<string> Staff => Looking.Lines("""
        Ingrid Solheim helped me.
        ingrid solheim hjalp meg
        JONAS BERG is the best.
        Jonas A. Berg signed it.
        Solheim sa at jeg skulle gå tur.
        I asked Berg about it.
        Bergs råd var gode.
        Solheim's advice was good.
        Dr Jonas said so.
        Takk til fysioterapeut Ingrid!
        Dr. Hansen on the second floor.
        dr Hansen
        Fastlegen Olsen ville ikke.
        Legen Nilsen sa nei.
        Nurse Anna was rude.
        Psykolog Marte var flink.
        Overlege Dahl
        my physiotherapist Tom
        """);

    public static TheoryData<string> NoStaff => Looking.Lines("""
        Jonas is my neighbour.
        Ingrid hjalp meg.
        I went over berg og dal.
        I moved to Bergen.
        Legen min er snill.
        My doctor said rest.
        I saw my doctor Monday.
        Jeg var hos lege. Han sa nei.
        Spør fastlegen om det.
        Fysioterapeuten hjalp.
        Dr Google knows nothing.
        the nurse told me
        Bergtatt av fjellet
        Solheimsviken er fin.
        Doctors are busy.
        Psykologen sa at jeg må hvile.
        """);

    public static TheoryData<string> Medicines => Looking.Lines("""
        Lyrica made me dizzy.
        I take 75 mg pregabalin.
        duloxetine did nothing
        Duloksetin hjalp litt.
        Jeg bruker Sarotex til natta.
        amitriptyline, 10 mg
        TRAMADOL
        Paracet og Ibux
        LDN is what I use.
        Paralgin forte
        Cymbalta's side effects
        morfin
        Is cannabis an option?
        Low dose naltrexone
        Zopiklon for søvn
        Melatonin hjelper meg
        """);

    public static TheoryData<string> NoMedicines => Looking.Lines("""
        I take a walk.
        Vivaldi helps me sleep.
        CBT helped.
        Lyrical texts and poems
        The morphing picture
        A warm bath at night
        Jeg tar en dag om gangen.
        Medisinene hjelper ikke.
        Medicine is hard.
        Pine trees smell good.
        Valid points, all of them.
        Paraply og regn
        Trening i varmtvann
        Kaffe, te og vann
        Concert tickets
        The Ambience was calm.
        """);

    public static TheoryData<string> Reserved => Looking.Lines("""
        Nora Lie, for the clinic
        Nora Lie (for the c1inic)
        Nora, for the clınic
        Nora for klinikken
        admin
        Admin
        ADMIN
        Dr. Аdmin
        аdmin
        Adm1n
        adrnin
        ａｄｍｉｎ
        a d m i n
        ad-min
        ad​min
        Ádmïn
        𝐚𝐝𝐦𝐢𝐧
        admin123
        @dmin
        Moderator
        M0derator
        mοderatοr
        Dr Hansen
        DrHansen
        Doctor
        D0ct0r Kari
        Lege
        l3ge
        Lege Kari
        Kari (lege)
        Overlegen
        Klinikken
        KIinikken
        Kari fra klinikken
        The Clinic
        clin1c
        FibroInfo
        Fibro Info
        Fibr0lnfo
        Fjordvik Pain Clinic
        Sykepleier Anne
        Smerteklinikken
        Redaktør
        Lege!
        *Admin*
        aDmin Kari
        Dr.Kari
        """);

    public static TheoryData<string> Free => Looking.Lines("""
        Kari
        Adminah
        Klinikkbruker Kari
        Solstråle
        Ola N.
        Ola2009
        Drude
        Andrea
        Legend
        Collegen
        Kollega
        Bjørn-Åge
        Áile
        Nguyễn Thị Ánh
        कविता
        محمد
        Анна
        Μαρία
        Fibrofrua
        A. B. C.
        Modesty
        Docksta
        Stafford
        Teamora
        💙
        Nursen
        Kari & Ola
        """);

    [Theory]
    [MemberData(nameof(Staff))]
    public void C_5_A_named_health_worker_is_asked_about(string body) => Looking.Finds(ScreeningFindingKind.StaffName, body);

    [Theory]
    [MemberData(nameof(NoStaff))]
    public void A_first_name_or_a_title_alone_names_nobody(string body) => Looking.LetsGo(ScreeningFindingKind.StaffName, body);

    [Theory]
    [MemberData(nameof(Medicines))]
    public void C_5_A_medicine_is_marked_for_the_moderator_and_the_writer_is_not_bothered(string body)
    {
        Looking.Finds(ScreeningFindingKind.MedicineName, body);
        Assert.True(Looking.At(body).MayBeStored(keep: false));
    }

    [Theory]
    [MemberData(nameof(NoMedicines))]
    public void Other_words_are_no_medicines(string body) => Looking.LetsGo(ScreeningFindingKind.MedicineName, body);

    [Theory]
    [MemberData(nameof(Reserved))]
    public void T33_nobody_speaks_for_the_clinic(string name)
    {
        Assert.Contains(Looking.At("Hello.", name).Findings, finding => finding is { Kind: ScreeningFindingKind.ReservedName, Field: DraftField.Name });
        Assert.False(Looking.At("Hello.", name).MayBeStored(keep: true));
    }

    [Theory]
    [MemberData(nameof(Free))]
    public void T33_a_name_that_only_resembles_a_reserved_one_is_free(string name) => Assert.Empty(Looking.At("Hello.", name).Findings);

    [Fact]
    public void The_full_name_of_staff_over_a_comment_is_asked_about_but_not_a_surname()
    {
        Assert.True(Looking.At("Hello.", "jonas berg").AsksWriter);
        Assert.Empty(Looking.At("Hello.", "Kari Berg").Findings);
    }

    [Fact]
    public void A_clinic_without_people_has_no_names_to_find() =>
        Assert.Empty(CommentScreeningRules.Screen(Draft("Ingrid Solheim helped me."), new ScreeningPolicy([], [])).Findings);

    private static CommentDraft Draft(string body)
    {
        Assert.True(CommentText.TryParse(body, out CommentText text, out _));
        Assert.True(DisplayName.TryParse("Kari", out DisplayName name, out _));
        return new CommentDraft(name, text, null);
    }
}
