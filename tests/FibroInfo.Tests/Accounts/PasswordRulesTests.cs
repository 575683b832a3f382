using FibroInfo.Accounts;

namespace FibroInfo.Tests.Accounts;

/// <summary>ASVS 6.2: length, and a block list; nothing about capitals, digits and signs.</summary>
public sealed class PasswordRulesTests
{
    private static readonly string[] Own = ["Kari Nordmann", "kari.fjellheim@smerteklinikken.example", "FibroInfo"];

    [Theory]
    [InlineData("gul tractor seiler")]
    [InlineData("aaaaaaaaaaaaaab9 tre vann kopp")]
    [InlineData("the third tulip knocks")]
    [InlineData("               ø  kvern  ")]
    [InlineData("痛みのない朝に鳥が歌うのを聞く日")]
    [InlineData("xkzvbqwjrtplmnh")]
    public void A_long_one_that_nobody_thinks_of_is_taken_whatever_it_is_made_of_6_2(string password) => Assert.Null(PasswordRules.Validate(password, Own));

    [Theory]
    [InlineData("", PasswordRefusal.TooShort)]
    [InlineData("fourteen chars", PasswordRefusal.TooShort)]
    [InlineData("🐢🐢🐢🐢🐢🐢🐢", PasswordRefusal.TooShort)]
    [InlineData("passwordpassword", PasswordRefusal.Common)]
    [InlineData("Password-Password-2026!", PasswordRefusal.Common)]
    [InlineData("P4$$w0rd P4$$w0rd", PasswordRefusal.Common)]
    [InlineData("qwertyuiopasdfghjkl", PasswordRefusal.Common)]
    [InlineData("123456789012345", PasswordRefusal.Common)]
    [InlineData("aaaaaaaaaaaaaaaaaaaa", PasswordRefusal.Common)]
    [InlineData("xkcd xkcd xkcd xkcd", PasswordRefusal.Common)]
    [InlineData("Velkommen2026Sommer", PasswordRefusal.Common)]
    [InlineData("FibroInfoFibroInfo1", PasswordRefusal.Common)]
    [InlineData("fjellheimsmerteklinikken", PasswordRefusal.Common)]
    [InlineData("KariFjellheim20261124", PasswordRefusal.Common)]
    public void A_short_one_and_one_that_is_tried_first_are_not(string password, PasswordRefusal refusal) => Assert.Equal(refusal, PasswordRules.Validate(password, Own));

    [Fact]
    public void A_hundred_and_twenty_eight_is_the_most()
    {
        string words = string.Concat(Enumerable.Range(0, 40).Select(number => $"{number}tulipvann"));

        Assert.Null(PasswordRules.Validate(words[..128], Own));
        Assert.Equal(PasswordRefusal.TooLong, PasswordRules.Validate(words[..129], Own));
    }

    [Fact]
    public void The_block_list_has_more_than_three_thousand_entries_that_are_long_enough_to_count_6_2_12()
    {
        string[] pairs = [.. CommonPasswordWords.All.SelectMany(_ => CommonPasswordWords.All, (one, other) => one + other).Where(pair => pair.Length >= PasswordRules.MinCodePoints).Distinct()];

        Assert.True(pairs.Length >= 3000, $"{pairs.Length}");
        Assert.All(pairs.Where((_, at) => at % 50 == 0), pair => Assert.Equal(PasswordRefusal.Common, PasswordRules.Validate(pair, [])));
    }
}
