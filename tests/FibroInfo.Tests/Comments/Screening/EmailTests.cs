using FibroInfo.Comments.Screening;

namespace FibroInfo.Tests.Comments.Screening;

/// <summary>C-5: e-mail addresses. All invented.</summary>
public sealed class EmailTests
{
    public static TheoryData<string> Emails => Looking.Lines("""
        kari@example.no
        Write to kari.nordmann@example.com please.
        KARI@EXAMPLE.NO
        kari+fibro@mail.example.org
        <kari@example.no>
        mailto:kari@example.no
        kari @ example.no
        kari(at)example.no
        kari (at) example.no
        kari [at] example [dot] com
        kari {at} example.com
        kari krøllalfa example.no
        kari (a) example.no
        kari at example dot com
        kari at example punktum no
        søren@example.dk
        Skriv til ola_nordmann@example.no!
        E-posten min er o.n@post.example.no, svar gjerne
        """);

    public static TheoryData<string> OtherTexts => Looking.Lines("""
        I read it at helsenorge.no yesterday.
        Look at example.com.
        Follow @kari on it
        5 @ 10 each
        Meet at noon. Come early.
        I was at work. No one saw it.
        Jeg var at example
        me@home
        a@b
        @@@
        Pain is 7 (at night) and 4 (at noon)
        kl. 10 (a) og kl. 12 (b)
        A dot on the skin at the wrist.
        He works at Dot.
        vondt (at least). More later.
        user@ and @host
        """);

    [Theory]
    [MemberData(nameof(Emails))]
    public void C_5_An_e_mail_address_is_asked_about(string body) => Looking.Finds(ScreeningFindingKind.Email, body);

    [Theory]
    [MemberData(nameof(OtherTexts))]
    public void Other_texts_hold_no_e_mail_address(string body) => Looking.LetsGo(ScreeningFindingKind.Email, body);
}
