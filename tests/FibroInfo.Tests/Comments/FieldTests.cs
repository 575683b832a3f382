using FibroInfo.Comments;
using FibroInfo.Text;

namespace FibroInfo.Tests.Comments;

/// <summary>The fields of a comment: counted in code points after NFC, refused with a plain value.</summary>
public sealed class FieldTests
{
    [Theory]
    [InlineData(null, FieldRejection.TooShort)]
    [InlineData("", FieldRejection.TooShort)]
    [InlineData(" a ", FieldRejection.TooShort)]
    [InlineData("💙", FieldRejection.TooShort)]
    [InlineData("e\u0301", FieldRejection.TooShort)]
    [InlineData("\u200B\u200B\u200B", FieldRejection.TooShort)]
    [InlineData("\u3164\u3164", FieldRejection.TooShort)]
    public void What_is_no_comment_is_refused_with_its_reason(string? typed, FieldRejection reason)
    {
        Assert.False(CommentText.TryParse(typed, out _, out FieldRejection? refusal));
        Assert.Equal(reason, refusal);
    }

    [Theory]
    [InlineData("a", 2_000, true)]
    [InlineData("a", 2_001, false)]
    [InlineData("💙", 2_000, true)]
    [InlineData("💙", 2_001, false)]
    [InlineData("e\u0301", 2_000, true)]
    [InlineData("e\u0301", 2_001, false)]
    public void A_comment_is_two_thousand_code_points_after_nfc_whatever_their_width(string sign, int times, bool fits)
    {
        Assert.Equal(fits, CommentText.TryParse(string.Concat(Enumerable.Repeat(sign, times)), out _, out FieldRejection? refusal));
        Assert.Equal(fits ? null : FieldRejection.TooLong, refusal);
    }

    [Fact]
    public void A_comment_is_kept_composed_trimmed_and_with_one_kind_of_line_break()
    {
        Assert.True(CommentText.TryParse("  Cafe\u0301\r\nog\rte \n", out CommentText text, out _));
        Assert.Equal("Café\nog\nte", text.Value);
    }

    [Theory]
    [InlineData("K", null)]
    [InlineData("💙", null)]
    [InlineData("", FieldRejection.TooShort)]
    [InlineData(" \u200D ", FieldRejection.TooShort)]
    [InlineData("\u3164", FieldRejection.TooShort)]
    public void A_name_is_anything_that_can_be_seen(string typed, FieldRejection? reason)
    {
        Assert.Equal(reason is null, DisplayName.TryParse(typed, out _, out FieldRejection? refusal));
        Assert.Equal(reason, refusal);
    }

    [Fact]
    public void T33_half_characters_are_no_text_and_no_error()
    {
        // Not in [InlineData]: an attribute is UTF-8, and loses what no UTF-8 can hold.
        foreach (string typed in (string[])["ab\uD800", "\uDC00ab", "a\uD800b", "\uDC00\uD800", "ab\uFFFE"])
        {
            Assert.False(CommentText.TryParse(typed, out _, out FieldRejection? ofText));
            Assert.False(DisplayName.TryParse(typed, out _, out FieldRejection? ofName));
            Assert.Equal((FieldRejection.NotText, FieldRejection.NotText), (ofText, ofName));
        }
    }

    [Fact]
    public void A_name_has_sixty_code_points_at_most()
    {
        Assert.True(DisplayName.TryParse(string.Concat(Enumerable.Repeat("💙", 60)), out _, out _));
        Assert.False(DisplayName.TryParse(new string('a', 61), out _, out FieldRejection? refusal));
        Assert.Equal(FieldRejection.TooLong, refusal);
    }

    [Fact]
    public void A_field_that_was_never_given_a_value_says_so()
    {
        Assert.Throws<InvalidOperationException>(() => default(CommentText).Value);
        Assert.Throws<InvalidOperationException>(() => default(DisplayName).Value);
    }
}
