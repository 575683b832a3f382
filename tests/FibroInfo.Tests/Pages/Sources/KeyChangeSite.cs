using System.Text.Json.Nodes;
using AngleSharp.Html.Dom;
using FibroInfo.Editing.Documents;
using FibroInfo.Editing.Drafts;
using FibroInfo.Tests.Pages.Texts;
using Microsoft.Extensions.DependencyInjection;

namespace FibroInfo.Tests.Pages.Sources;

/// <summary>A clinic that publishes only what is signed, with a source and a signed article for each test.</summary>
public sealed class KeyChangeSite : SigningSite
{
    public static readonly string[] Names = ["live", "later", "unfit", "sent", "asked", "open", "saved", "apart", "twin", "number", "older"];

    public KeyChangeSite()
        : base(content =>
        {
            JsonArray sources = JsonNode.Parse(content.Read("references.json"))!.AsArray();
            foreach (string name in Names)
            {
                sources.Add(Item(KeyOf(name), $"10.1234/{name}.2001"));
                content.Write($"articles/key-{name}/en.md", Signed(name));
            }

            sources.Add(Item("apart2002", "10.1234/apart.2002"));
            content.Write("references.json", sources.ToJsonString());
            content.Write("articles/key-later/en.next.md", Sign(Cited("later").Replace("publish: 2026-01-10", "publish: 2027-01-10", StringComparison.Ordinal).Replace("Sleep is lighter.", "Sleep is light.", StringComparison.Ordinal)));
            content.Write("articles/key-unfit/en.md", Signed("unfit").Replace("Sleep is lighter.", "Sleep is deep.", StringComparison.Ordinal));
        })
    {
    }

    public static string KeyOf(string name) => $"{name}2001";

    public static string Cited(string name) => TextSite.Good($"key-{name}").Replace("@albrecht2019", $"@{KeyOf(name)}", StringComparison.Ordinal);

    public static string Signed(string name) => Sign(Cited(name));

    public static string Sign(string text) => (ByJonas with { Signed = SignOff.ComputeHash(text) }).PutInto(ArticleDocument.Parse(text)!).ToString();

    public static JsonObject Item(string key, string doi) => new()
    {
        ["id"] = key,
        ["type"] = "article-journal",
        ["title"] = $"About {key}",
        ["issued"] = new JsonObject { ["date-parts"] = new JsonArray(new JsonArray(2001)) },
        ["DOI"] = doi,
        ["custom"] = new JsonObject { ["evidence"] = "moderate", ["status"] = "unverified" },
    };

    /// <summary>Changes the key of a source as a person does on its page.</summary>
    public Task<HttpResponseMessage> RenameAsync(string name) => RenameAsync(KeyOf(name), $"{name}-new");

    public async Task<HttpResponseMessage> RenameAsync(string key, string newKey)
    {
        string page = $"/admin/sources/{key}/rename";
        string was = Html.Parse(await Ingrid.ReadAsync(page)).One("[name=was]").GetAttribute("value")!;
        return await Ingrid.PostAsync(page, ("was", was), ("to", newKey));
    }

    /// <summary>Merges two sources as a person does who has read the page.</summary>
    public async Task<HttpResponseMessage> MergeAsync(string key, string with, string keep, string? ending = null)
    {
        string page = $"/admin/sources/{key}/merge?with={with}";
        IHtmlDocument both = Html.Parse(await Ingrid.ReadAsync(page));
        string Value(string name) => both.One($"main form input[name={name}]").GetAttribute("value")!;
        return await Ingrid.PostFromAsync(page, page.Split('?')[0], [("with", with), ("was", Value("was")), ("was-other", Value("was-other")), ("keep", keep), ("ending", ending ?? Value("ending"))]);
    }

    public async Task<string> DraftAsync(string folder) =>
        Assert.Single(await Services.GetRequiredService<DraftStore>().ListForFileAsync($"articles/{folder}/en.md", CancellationToken.None)).Text;

    public static bool Fits(string text) => SignOff.Parse(text) is { } signOff && signOff.Signed == SignOff.ComputeHash(text);
}
