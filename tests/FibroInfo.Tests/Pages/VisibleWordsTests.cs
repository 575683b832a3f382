using FibroInfo.Pages.Shared;

namespace FibroInfo.Tests.Pages;

/// <summary>What counts towards the reading time.</summary>
public sealed class VisibleWordsTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("<p>One two.</p><p>Three.</p>", 3)]
    [InlineData("<ul><li>One</li><li>two</li></ul>", 2)]
    [InlineData("<p>A <strong>b</strong>old w<em>or</em>d.</p>", 3)]
    [InlineData("<p>Seen.&nbsp;<a href=\"#x\">[1]</a></p>", 2)]
    [InlineData("<svg><text>drawn words</text></svg><p>One</p>", 1)]
    [InlineData("<details><summary>Two words</summary><p>not these</p></details><p>One</p>", 3)]
    [InlineData("<details open><summary>One</summary><p>two</p></details>", 2)]
    [InlineData("<details class=\"open\"><summary>One</summary><p>not</p></details>", 1)]
    [InlineData("<details><summary>One</summary><details><summary>not</summary>not</details>not</details>two", 2)]
    [InlineData("<details open><summary>One</summary><details><summary>two</summary>not</details>three</details>", 3)]
    public void Words_are_counted_as_a_reader_sees_them_before_opening_anything(string html, int words) => Assert.Equal(words, VisibleWords.Count(html));
}
