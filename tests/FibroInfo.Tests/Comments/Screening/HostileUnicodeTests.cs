using FibroInfo.Comments.Screening;

namespace FibroInfo.Tests.Comments.Screening;

/// <summary>T33: characters that act on the page around them are refused, the world's scripts are not.</summary>
public sealed class HostileUnicodeTests
{
    [Theory]
    [InlineData("a\u0000b")]
    [InlineData("a\u0001b")]
    [InlineData("a\u0007b")]
    [InlineData("a\bb")]
    [InlineData("a\fb")]
    [InlineData("a\u001B[31mb")]
    [InlineData("a\u007Fb")]
    [InlineData("a\u0085b")]
    [InlineData("a\u009Bb")]
    [InlineData("a\u202Ab")]
    [InlineData("a\u202Bb")]
    [InlineData("a\u202Cb")]
    [InlineData("a\u202Db")]
    [InlineData("a\u202Eb")]
    [InlineData("a\u2066b")]
    [InlineData("a\u2067b")]
    [InlineData("a\u2068b")]
    [InlineData("a\u2069b")]
    [InlineData("a\uFDD0b")]
    [InlineData("a\uFFFFb")]
    [InlineData("a\U0001FFFEb")]
    [InlineData("a\U0010FFFFb")]
    [InlineData("a\u0338\u0339\u033Ab")]
    [InlineData("q\u0300\u0301\u0302\u0303\u0304")]
    [InlineData("q\u0338\u200D\u0339\u200D\u033A")]
    [InlineData("ก\u0E49\u0E49\u0E49\u0E49\u0E49\u0E49\u0E49\u0E49")]
    public void T33_hostile_characters_are_refused_in_the_text_and_in_the_name(string text)
    {
        Looking.Finds(ScreeningFindingKind.HostileUnicode, text);
        Assert.Contains(Looking.At("Hello.", text).Findings, finding => finding is { Kind: ScreeningFindingKind.HostileUnicode, Field: DraftField.Name });
        Assert.False(Looking.At(text).MayBeStored(keep: true));
    }

    [Theory]
    [InlineData("Ærlig talt, Østlandet på våren: à, é, ô, ü.")]
    [InlineData("Mun lean váiban. Čáhci, đ, ŋ, š, ŧ, ž.")]
    [InlineData("Tôi rất mệt. Nguyễn Thị Ánh Tuyết, ế, ộ, ữ")]
    [InlineData("To\u0302i ra\u0302\u0301t me\u0323\u0302t")]
    [InlineData("चीज़ें बहुत दर्द करती हैं। क्षत्रिय, ज़िन्दगी, हूँ")]
    [InlineData("أنا مُتَعَبٌ جِدًّا. اللّٰه")]
    [InlineData("می\u200Cخواهم بخوابم")]
    [InlineData("שָׁלוֹם, כּוֹאֵב לִי")]
    [InlineData("ปวดมากที่นี่ น้ำ ผู้")]
    [InlineData("မျှော့ ကြောင့်")]
    [InlineData("བསྒྲུབས")]
    [InlineData("痛い、とても。がぎぐ")]
    [InlineData("아파요")]
    [InlineData("Ẹ̀kọ́ àti ọ̀rọ̀")]
    [InlineData("💙 👩‍❤️‍💋‍👩 🏳️‍🌈 👨🏽‍⚕️ 1️⃣ #️⃣ 🇳🇴 🏴󠁧󠁢󠁥󠁮󠁧󠁿 ❤️‍🔥")]
    [InlineData("One line.\nAnother.\r\nA\ttab.")]
    [InlineData("\u200Fשלום\u200E and on")]
    public void T33_the_scripts_of_the_world_and_emoji_pass(string text) => Looking.LetsGo(ScreeningFindingKind.HostileUnicode, text.ReplaceLineEndings("\n"));

    [Theory]
    [InlineData("a\nb")]
    [InlineData("a\tb")]
    [InlineData("a\u2028b")]
    public void T24_a_name_is_one_line(string name) => Assert.False(Looking.At("Hello.", name).MayBeStored(keep: true));
}
