using System.Text.RegularExpressions;
using AngleSharp.Dom;
using FibroInfo.Editing.Documents;
using FibroInfo.Tests.Running;

namespace FibroInfo.Tests.Pages;

/// <summary>Nothing that readers or machines get says that an article was reviewed, unless a reviewer signed it in these words (E-11).</summary>
public sealed partial class ReviewClaimTests
{
    private const string Reviewer = "bo-real", Author = "anna-real";

    private static readonly string[] Keys = ["reviewer", "reviewed", "signed"];

    // Each subset of the three keys; those with a signature once with one that fits, and once with another's.
    private static readonly Variant[] Variants =
    [
        .. Enumerable.Range(0, 8).SelectMany(set => new[] { true, false }, (set, fits) => new Variant(set, fits, Reviewer))
            .Where(variant => variant.Has(2) || variant.Fits),
        new Variant(7, true, Author),
        new Variant(7, false, Author),
    ];

    [Theory]
    [InlineData("required")]
    [InlineData("optional")]
    public async Task No_page_list_or_file_says_reviewed_unless_all_three_keys_are_there_and_the_signature_fits_E_11(string policy)
    {
        using var site = new RunningSite(content =>
        {
            EveryBlock.AddPeople(content);
            content.Replace("site.yaml", "sign-off: required", $"sign-off: {policy}");
            foreach (Variant variant in Variants)
            {
                content.Write($"articles/{variant.Slug}/en.md", variant.Text);
            }
        });

        Assert.Equal(14, Variants.Length);
        Assert.Single(Variants, variant => variant.IsReviewed);
        foreach (Variant variant in Variants)
        {
            await CheckAsync(site, variant);
        }

        IElement[] listed = [.. await FindInListsAsync(site)];
        foreach (Variant variant in Variants)
        {
            IElement[] items = [.. listed.Where(item => item.QuerySelector($"a[href='{variant.Address}']") is not null)];
            Assert.True(items.Length >= 2, variant.Slug);
            Assert.All(items, item => Assert.Equal(variant.IsReviewed, Claims(item.Words())));
        }

        IElement reviewed = (await site.PageAsync($"/people/{Reviewer}")).One("section[aria-labelledby=reviewed]");
        Assert.Equal(Variants.Where(variant => variant.IsReviewed).Select(variant => variant.Address), reviewed.Some("a").Select(link => link.GetAttribute("href")));
    }

    private static async Task CheckAsync(RunningSite site, Variant variant)
    {
        foreach (string page in new[] { variant.Address, $"{variant.Address}?view=easy", $"{variant.Address}?view=easy&part=all" })
        {
            IElement main = (await site.PageAsync(page)).One("main");
            Assert.True(variant.IsReviewed == Claims(main.Words()), $"{page}: {main.Words()}");
            Assert.Equal(variant.IsReviewed, main.Words().Contains("Bo Real", StringComparison.Ordinal));
            Assert.Equal(!variant.IsReviewed, main.Words().Contains("Not yet clinically reviewed", StringComparison.Ordinal));
        }

        string file = await site.TextAsync($"{variant.Address}.md");
        Assert.Equal(variant.IsReviewed, Keys.Any(key => file.Contains($"\n{key}:", StringComparison.Ordinal)));
        foreach (string format in new[] { "txt", "bib", "ris", "json" })
        {
            Assert.False(Claims(await site.TextAsync($"{variant.Address}/references.{format}")));
        }

        Assert.False(Claims(Html.Parse(await site.TextAsync($"{variant.Address}/changes")).One("main").Words()));
    }

    private static async Task<List<IElement>> FindInListsAsync(RunningSite site)
    {
        var listed = new List<IElement>();
        foreach (string list in new[] { "/articles", "/topics/research" })
        {
            for (string? next = list; next is not null;)
            {
                AngleSharp.Html.Dom.IHtmlDocument page = await site.PageAsync(next);
                listed.AddRange(page.Some(".article-list li"));
                next = page.QuerySelector("a[rel=next]")?.GetAttribute("href");
            }
        }

        return listed;
    }

    // What is said of a review that is not there is no claim.
    private static bool Claims(string words) => Claim().IsMatch(words.Replace("Not yet clinically reviewed", "", StringComparison.Ordinal));

    [GeneratedRegex(@"\breviewed\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Claim();

    /// <param name="Set">Which of the keys are there, one bit each.</param>
    /// <param name="Fits">The signature is of these words.</param>
    private sealed record Variant(int Set, bool Fits, string By)
    {
        public string Slug => $"keys-{Set}-{(Fits ? "fit" : "other")}-{By}";

        public string Address => $"/articles/{Slug}";

        public bool IsReviewed => Set == 7 && Fits && By == Reviewer;

        public string Text
        {
            get
            {
                string text = Write("");
                string signed = Fits ? SignOff.ComputeHash(text) : SignOff.ComputeHash($"{text}Another word.\n");
                string[] lines = [$"reviewer: {By}\n", "reviewed: 2026-11-01\n", $"signed: {signed}\n"];
                return Write(string.Concat(lines.Where((_, at) => Has(at))));
            }
        }

        public bool Has(int key) => (Set & (1 << key)) != 0;

        private string Write(string keys) =>
            $"""
            ---
            title: "Keys {Set} {Fits} {By}"
            summary: A summary.
            aim: This page is for readers. It helps you test.
            status: published
            publish: 2026-11-02
            authors: [{Author}]
            {keys}topics: [research]
            key-points: [First point., Second point., Third point.]
            interests: None.
            ---

            ## A part

            The text.

            ::: easy
            ## In short

            It is short.
            :::

            """;
    }
}
