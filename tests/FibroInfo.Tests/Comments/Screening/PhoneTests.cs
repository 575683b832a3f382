using FibroInfo.Comments.Screening;

namespace FibroInfo.Tests.Comments.Screening;

/// <summary>C-5: telephone numbers. All invented.</summary>
public sealed class PhoneTests
{
    public static TheoryData<string> Phones => Looking.Lines("""
        Ring meg på 41234567.
        Ring 412 34 567 etter klokka fire.
        22 33 44 55
        Nummeret er 41 23 45 67
        4123 4567
        412-34-567
        41.23.45.67
        412 345 67
        tlf.41234567
        Tlf: 22334455
        +47 412 34 567
        +4741234567
        (+47) 412 34 567
        0047 41234567
        004741234567
        Text me on +44 7911 123456
        +44 (0)20 7946 0958
        +1 (555) 010-9999
        +46 70-123 45 67
        call me at 555-010-9999
        My number is 07911 123456.
        phone: (555) 010 9999
        I am 52, 41234567 is my mobile
        vipps 41234567 takk
        Mobil 912 34 567, kveld
        """);

    public static TheoryData<string> OtherNumbers => Looking.Lines("""
        It has been so since 2009.
        From 2019 2020 to 2021 2022 nothing helped.
        2019-2023 var verst.
        20 000 people have it.
        20 000 000 people have it.
        25000000 kroner
        kr 25000000
        300 600 900 mg
        Jeg gikk fra 300 600 90 mg.
        20 30 40 50 og så hvile
        Uke 25 26 27 28
        12.10.2024
        20241012
        2024-10-12 and 2025-01-31
        22.10.20 24.10.20
        10.1016/j.pain.2019.01.002
        doi 10.1002/23456789
        PMID 30223011
        PMID: 30223011
        NCT04512345
        ISSN 2045-2322
        M79.7, MG30.01, L18
        Call 113, 116 117 or 116 123.
        Jeg sov 4 timer, våknet 02.30 og 04.15.
        5000 6000 steps
        Blodtrykk 120/80, puls 72, vekt 68,5
        Between 9 and 5 o'clock, 8 of 10 days.
        https://example.org/a/41234567
        """);

    [Theory]
    [MemberData(nameof(Phones))]
    public void C_5_A_telephone_number_is_asked_about(string body)
    {
        Looking.Finds(ScreeningFindingKind.Phone, body);
        Assert.True(Looking.At(body).AsksWriter);
    }

    [Theory]
    [MemberData(nameof(OtherNumbers))]
    public void Years_amounts_doses_and_identifiers_are_no_telephone_numbers(string body) => Looking.LetsGo(ScreeningFindingKind.Phone, body);

    [Fact]
    public void One_number_is_one_finding() => Assert.Single(Looking.At("Ring meg på +47 412 34 567.").Findings, finding => finding.Kind == ScreeningFindingKind.Phone);
}
