using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using FibroInfo.Text;

namespace FibroInfo.Tests.Text;

public sealed partial class UnicodeNormalizerTests
{
    private static readonly NormalizationForm[] Forms =
        [NormalizationForm.FormC, NormalizationForm.FormD, NormalizationForm.FormKC, NormalizationForm.FormKD];

    [Fact]
    public void Every_code_point_of_unicode_is_brought_to_every_form_alone_and_within_text()
    {
        int noncharacters = 0;
        for (int value = 0; value <= 0x10FFFF; value++)
        {
            bool isHalf = value is >= 0xD800 and <= 0xDFFF;
            string one = isHalf ? ((char)value).ToString() : char.ConvertFromUtf32(value);
            bool isText = UnicodeNormalizer.IsText(one);
            noncharacters += !isHalf && !isText ? 1 : 0;
            foreach (NormalizationForm form in Forms)
            {
                string alone = UnicodeNormalizer.Normalize(one, form);
                // The letters around it neither compose with it nor move.
                string within = UnicodeNormalizer.Normalize($"x{one}x", form);
                if (isText ? alone != one.Normalize(form) : alone != "\uFFFD" || within != "x\uFFFDx")
                {
                    Assert.Fail(string.Create(CultureInfo.InvariantCulture, $"U+{value:X4} became '{alone}' and '{within}' in {form}."));
                }
            }
        }

        Assert.Equal(66, noncharacters);
    }

    // No theory: an attribute is kept as UTF-8, which has no half characters.
    [Fact]
    public void What_is_no_character_becomes_one_sign_each_and_the_rest_is_composed()
    {
        foreach ((string typed, string expected) in ((string, string)[])
            [
                ("\uD800\uD800", "\uFFFD\uFFFD"), ("\uDC00\uD800", "\uFFFD\uFFFD"), ("a\u030A\uD83D", "å\uFFFD"),
                ("\uDE00 💙 \uD83D", "\uFFFD 💙 \uFFFD"), ("\uFFFE\u0301", "\uFFFD\u0301"), ("\U0001FFFE\U0010FFFF", "\uFFFD\uFFFD"), ("", ""),
            ])
        {
            Assert.Equal(expected, UnicodeNormalizer.Normalize(typed));
        }
    }

    [Fact]
    public void Nothing_else_calls_what_throws_for_half_a_character()
    {
        string[] files = Repository.Files("src/FibroInfo", "*.cs");
        Assert.True(files.Length > 100, "The source was not found.");

        string[] calls = [.. files.Where(file => Path.GetFileName(file) != "UnicodeNormalizer.cs")
            .Where(file => RawCall().Replace(File.ReadAllText(file), "").Length != File.ReadAllText(file).Length)];
        Assert.True(calls is [], $"{string.Join(", ", calls)}: Normalize and IsNormalized throw for half a character; use UnicodeNormalizer.");
        Assert.Matches(RawCall(), "text?.Normalize ()");
        Assert.Matches(RawCall(), "texts.Select(StringNormalizationExtensions.Normalize)");
        Assert.DoesNotMatch(RawCall(), "UnicodeNormalizer.Normalize(text)");
    }

    [GeneratedRegex(@"(?<!\bUnicodeNormalizer)\s*\.\s*(?:Try)?(?:Is)?Normalized?\b|(?<![.\w])IsNormalized\(")]
    private static partial Regex RawCall();
}
