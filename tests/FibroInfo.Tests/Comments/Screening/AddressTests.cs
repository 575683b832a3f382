using FibroInfo.Comments.Screening;

namespace FibroInfo.Tests.Comments.Screening;

/// <summary>C-5: where somebody lives. All invented.</summary>
public sealed class AddressTests
{
    public static TheoryData<string> Addresses => Looking.Lines("""
        Jeg bor i Storgata 5.
        storgata 5
        Kirkeveien 12B
        Bjørnstjerne Bjørnsons vei 12B, andre etasje
        Karl Johans gate 1
        Øvre Slottsgate 14 b
        Skogvegen 3
        Solbakken 17
        Parkalléen 9
        Rådhusplassen 1
        Christian Michelsens plass 6
        Granstien 44
        Besøk meg i Furutunet 8
        Nordre gt. 22
        Jeg bor i huset, 0184 Oslo
        Brevet går til Kari, NO-5003 Bergen
        I live at 12 High Street.
        221B Baker Street
        7 Mill Lane, come by
        44 Old Park Road
        My postcode is SW1A 1AA
        """);

    public static TheoryData<string> OtherTexts => Looking.Lines("""
        Jeg er på vei 2 ganger om dagen.
        På vei 5 ganger til legen
        Min plass 5 i køen
        Det var 5 minutter ned i gata.
        I walk 5 minutes down the road.
        In 2019 the long road began.
        Veien er lang, 10 år nå.
        Julia 5 år
        Vurderingen 2 tok tid.
        Vi alle 5 i familien
        Skoleveien 3 ganger i uka
        20 000 people
        It began, 2019 was worse.
        Vitamin B12 and D3
        Gå 10 minutter langs veien 3 ganger
        4 of 10 had a hard road
        M79.7 and MG30
        Arbeidsplassen 3 dager i uka
        The street is noisy.
        Behandlingen 3 ganger hjalp.
        """);

    [Theory]
    [MemberData(nameof(Addresses))]
    public void C_5_A_street_and_its_number_are_asked_about(string body) => Looking.Finds(ScreeningFindingKind.Address, body);

    [Theory]
    [MemberData(nameof(OtherTexts))]
    public void Roads_without_a_house_are_no_address(string body) => Looking.LetsGo(ScreeningFindingKind.Address, body);
}
