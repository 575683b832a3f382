using System.Text.RegularExpressions;
using FibroInfo.Text;

namespace FibroInfo.Tests.Text;

public sealed partial class WordsTests
{
    private static readonly string Source = string.Join('\n', Repository.Files("src/FibroInfo", "*.cs").Concat(Repository.Files("src/FibroInfo", "*.cshtml")).Select(File.ReadAllText));

    private static readonly HashSet<string> Keys = [.. UiText.Keys];

    [Fact]
    public void Every_word_the_pages_ask_for_is_there()
    {
        string[] plain = [.. Plain().Matches(Source).Select(match => match.Groups[1].Value).Distinct()];
        string[] counted = [.. Counted().Matches(Source).SelectMany(match => new[] { $"{match.Groups[1].Value}.one", $"{match.Groups[1].Value}.many" }).Distinct()];

        Assert.True(plain.Length > 50, "Too few words were found in the source: the test looks for them in the wrong way.");
        Assert.Empty(plain.Concat(counted).Except(Keys));
    }

    [Fact]
    public void No_two_files_of_words_have_the_same_key() => Assert.Empty(UiText.Keys.GroupBy(key => key).Where(same => same.Count() > 1).Select(same => same.Key));

    [Fact]
    public void Every_word_that_is_there_is_asked_for()
    {
        string[] prefixes = [.. Prefix().Matches(Source).Select(match => match.Groups[1].Value)];

        Assert.NotEmpty(prefixes);
        Assert.DoesNotContain(Keys, key => !Source.Contains($"\"{key}\"", StringComparison.Ordinal)
            && !Source.Contains($"\"{key[..Math.Max(0, key.LastIndexOf('.'))]}\"", StringComparison.Ordinal)
            && !prefixes.Any(prefix => key.StartsWith(prefix, StringComparison.Ordinal))
            && !Source.Contains($"\"{key.Replace("-means", "", StringComparison.Ordinal)}\"", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0, "0 minutes")]
    [InlineData(1, "1 minute")]
    [InlineData(2, "2 minutes")]
    public void One_is_said_otherwise_than_many(int number, string said) => Assert.Equal(said, new UiText(Language.English).Count("minutes", number));

    [Fact]
    public void A_sentence_with_a_link_encodes_itself_and_keeps_the_link() =>
        Assert.Equal("Tell us what happened: <a href=\"/\">a &lt; b</a>.", new UiText(Language.English).Html("error.tell", SafeHtml.From($"""<a href="/">{"a < b"}</a>""")).ToString());

    [GeneratedRegex("""(?:W|words|Words|_words)(?:\.Html\(|\[)"([a-z][a-z.-]+)"(?=[\],)])""", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();

    [GeneratedRegex("""\.Count\("([a-z][a-z.-]+)",""", RegexOptions.CultureInvariant)]
    private static partial Regex Counted();

    [GeneratedRegex("""\$"([a-z.]+\.)\{""", RegexOptions.CultureInvariant)]
    private static partial Regex Prefix();
}
