using FibroInfo.Comments.Screening;

namespace FibroInfo.Tests.Comments.Screening;

/// <summary>
/// C-5: birth numbers. All invented: those with an ordinary date are of the 1800s by their three digits, the others are D-numbers
/// of that time or synthetic (month + 40, + 80).
/// </summary>
public sealed class NorwegianBirthNumberTests
{
    public static TheoryData<string> Valid => Looking.Lines("""
        01017751022
        My number is 01017751022, if you need it.
        Fødselsnummeret mitt er 010177 51022.
        010177-51022
        010177.51022
        01.01.77 51022
        01 01 77 51022
        01.01.77-51022
        010177 - 51022
        010177–51022
        010177 510 22
        311289 51043
        Født 29. februar: 290296 51092.
        D-nummer 41017751016
        D-nummer: 550660 51039 (midlertidig)
        710190 51069
        Testperson 01817751098
        319289-51009
        15866051000
        syntetisk (01417751005)
        25466051260
        694177 51033
        fnr:01017751022
        Ring 010177 51022 nå
        ０１０１７７ ５１０２２
        010177/51022
        Vekt 70 31128951043
        010177, 51022
        010177: 51022
        """);

    public static TheoryData<string> Wrong => Looking.Lines("""
        01017751023
        My number is 01017751012, I think.
        010177 51032
        010177-51122
        311289 51034
        31128951044
        fnr 290296 51029
        41017751061
        01817751089
        158660 51001
        254660-51206
        010177.51021
        11 siffer: 12345678901
        Konto 98765432109
        240788 51071
        """);

    public static TheoryData<string> OtherNumbers => Looking.Lines("""
        Born in 1977, ill since 2009.
        I was there on 01.01.1977 and 02.02.1978.
        12.10.24 gikk jeg 10000 skritt.
        About 20 000 000 people.
        Call 116 117 or 113.
        Ring 412 34 567.
        +4701017751022
        +46 701 017 751 02
        10.1016/j.pain.2019.01.002
        ICD-11 MG30.01 and M79.7
        ISBN 978-82-450-1234-5
        300 600 900 1200 mg
        010177 5102
        010177 510223
        310289 51043
        1,025 of 31,200 people
        0101775102
        ORCID 0000-0002-1825-0097
        Uke 12 13 14 15 16 17
        99 99 99 99 999
        """);

    [Theory]
    [MemberData(nameof(Valid))]
    [InlineData("01\u200B0177\u2060510\u00AD22")]
    [InlineData("010177\n51022")]
    public void C_5_A_birth_number_that_adds_up_cannot_be_posted_even_when_the_writer_wants_it_kept(string body)
    {
        Looking.Finds(ScreeningFindingKind.BirthNumber, body);
        Assert.False(Looking.At(body).MayBeStored(keep: true));
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public void C_5_Eleven_digits_that_do_not_add_up_are_asked_about(string body)
    {
        Looking.Finds(ScreeningFindingKind.LikeBirthNumber, body);
        Looking.LetsGo(ScreeningFindingKind.BirthNumber, body);
        Assert.False(Looking.At(body).MayBeStored(keep: false));
        Assert.True(Looking.At(body).MayBeStored(keep: true));
    }

    [Theory]
    [MemberData(nameof(OtherNumbers))]
    public void Other_numbers_are_no_birth_numbers(string body)
    {
        Looking.LetsGo(ScreeningFindingKind.BirthNumber, body);
        Looking.LetsGo(ScreeningFindingKind.LikeBirthNumber, body);
    }

    [Fact]
    public void A_birth_number_in_the_name_is_found_too() =>
        Assert.Contains(new ScreeningFinding(ScreeningFindingKind.BirthNumber, 5, 11, DraftField.Name), Looking.At("Hello.", name: "Kari 01017751022").Findings);

    [Fact]
    public void Every_change_of_one_digit_makes_it_wrong()
    {
        int tried = 0;
        foreach (int place in Enumerable.Range(0, 11))
        {
            foreach (char digit in "0123456789".Where(digit => digit != "01017751022"[place]))
            {
                tried++;
                Looking.LetsGo(ScreeningFindingKind.BirthNumber, "01017751022".Remove(place, 1).Insert(place, $"{digit}"));
            }
        }

        Assert.Equal(99, tried);
    }
}
