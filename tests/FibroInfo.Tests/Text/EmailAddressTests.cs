using FibroInfo.Text;

namespace FibroInfo.Tests.Text;

/// <summary>T24: an address cannot add a line or a receiver to a letter.</summary>
public sealed class EmailAddressTests
{
    [Theory]
    [InlineData("kari@example.no", "kari@example.no")]
    [InlineData("  kari@example.no \n", "kari@example.no")]
    [InlineData("Kari.N+fibro@Mail.Example.NO", "Kari.N+fibro@mail.example.no")]
    [InlineData("o'brien@example.ie", "o'brien@example.ie")]
    [InlineData("kari@blåbær.example", "kari@xn--blbr-roah.example")]
    [InlineData("kari@xn--blbr-roah.no", "kari@xn--blbr-roah.no")]
    public void An_address_is_kept_as_the_wire_spells_it(string typed, string kept)
    {
        Assert.True(EmailAddress.TryParse(typed, out EmailAddress address, out _));
        Assert.Equal(kept, address.Value);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("kari")]
    [InlineData("kari@")]
    [InlineData("@example.no")]
    [InlineData("kari@example")]
    [InlineData("kari@example.no,ola@example.no")]
    [InlineData("kari@example.no;ola@example.no")]
    [InlineData("kari@example.no\r\nBcc: ola@example.no")]
    [InlineData("kari\n@example.no")]
    [InlineData("Kari <kari@example.no>")]
    [InlineData("\"kari\"@example.no")]
    [InlineData("ka ri@example.no")]
    [InlineData("kari@exa mple.no")]
    [InlineData("kari@@example.no")]
    [InlineData("ka..ri@example.no")]
    [InlineData(".kari@example.no")]
    [InlineData("kari@example..no")]
    [InlineData("kari@-example.no")]
    [InlineData("kari@[127.0.0.1]")]
    [InlineData("kari@127.0.0.1")]
    [InlineData("kari@example.no\u0000")]
    [InlineData("kari\u202E@example.no")]
    [InlineData("søren@example.dk")]
    public void What_is_no_address_is_refused(string? typed)
    {
        Assert.False(EmailAddress.TryParse(typed, out _, out FieldRejection? refusal));
        Assert.Equal(FieldRejection.NotAnAddress, refusal);
    }

    [Fact]
    public void Half_a_character_and_a_long_address_have_reasons_of_their_own()
    {
        Assert.False(EmailAddress.TryParse("kari\uD800@example.no", out _, out FieldRejection? half));
        Assert.Equal(FieldRejection.NotText, half);
        Assert.True(EmailAddress.TryParse(new string('a', 243) + "@example.no"[..11], out _, out _));
        Assert.False(EmailAddress.TryParse(new string('a', 244) + "@example.no", out _, out FieldRejection? tooLong));
        Assert.Equal(FieldRejection.TooLong, tooLong);
    }
}
