using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Html.Dom;
using FibroInfo.References;
using FibroInfo.References.Formats;

namespace FibroInfo.Tests.Pages.Sources;

/// <summary>How a source comes into the library: pasted, typed, or in a file.</summary>
public sealed class SourceAddTests(SourceSite site) : IClassFixture<SourceSite>
{
    private const string Ris = "TY  - JOUR\r\nAU  - Ødegård, Kari\r\nTI  - A trial of walking\r\nT2  - Pain in words\r\nPY  - 2026\r\nDO  - 10.1000/walking\r\nER  - \r\n";

    [Fact]
    public async Task A_pasted_ris_is_shown_and_then_added_with_a_key_of_its_own()
    {
        using HttpResponseMessage read = await site.Author.PostAsync("/admin/sources/add", ("text", Ris), ("action", "read"));
        IHtmlDocument page = Html.Parse(await read.Content.ReadAsStringAsync());
        Assert.Contains("Ødegård K. A trial of walking.", page.One(".incoming .vancouver").Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("10.1000/walking", site.Sources, StringComparison.Ordinal);

        using HttpResponseMessage added = await site.Author.PostAsync("/admin/sources/add", ("items", Items(page)), ("choice-0", "keep"), ("action", "add"));

        Assert.Equal("/admin/sources/odegard2026?done=added", added.Headers.Location?.ToString());
        Assert.Contains("not verified", Html.Parse(await site.Author.ReadAsync("/admin/sources/odegard2026?done=added")).One(".done").Words(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("merge", "/admin/sources/seo2021?done=taken", true)]
    [InlineData("skip", "/admin/sources", false)]
    [InlineData("keep", "/admin/sources", false)]
    public async Task A_source_that_is_known_is_filled_in_or_left_but_never_there_twice(string choice, string led, bool isFilled)
    {
        string doi = JsonNode.Parse(site.Sources)!.AsArray().Single(item => item!["id"]!.ToString() == "seo2021")!["DOI"]!.ToString();
        string note = $"language-{choice}";
        using HttpResponseMessage read = await site.Author.PostAsync("/admin/sources/add", ("text", $$"""{"type": "article-journal", "title": "Known", "DOI": "{{doi}}", "{{note}}": "en"}"""), ("action", "read"));
        IHtmlDocument page = Html.Parse(await read.Content.ReadAsStringAsync());
        Assert.Contains("a source with this DOI", page.One(".incoming .notice").Words(), StringComparison.Ordinal);
        Assert.Equal(["merge", "skip"], page.Some("[name=choice-0]").Select(box => box.GetAttribute("value")));

        using HttpResponseMessage done = await site.Author.PostAsync("/admin/sources/add", ("items", Items(page)), ("choice-0", choice), ("action", "add"));

        Assert.Equal(led, done.Headers.Location?.ToString());
        Assert.Equal(isFilled, site.Sources.Contains(note, StringComparison.Ordinal));
        Assert.DoesNotContain("\"Known\"", site.Sources, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"abstract\": \"Of a trial.\"", "verified")]
    [InlineData("\"issue\": \"9\"", "unverified")]
    public async Task R2_a_verified_source_that_is_filled_in_stays_so_while_nothing_comes_in_that_was_compared(string field, string status)
    {
        JsonArray items = JsonNode.Parse(site.Sources)!.AsArray();
        JsonObject known = items.Single(item => item!["id"]!.ToString() == "albrecht2019")!.AsObject();
        (known["custom"]!["status"], known["custom"]!["checked"]) = ("verified", "2026-11-01");
        _ = known.Remove("abstract") | known.Remove("issue");
        site.Content.Write("references.json", items.ToJsonString());
        using HttpResponseMessage read = await site.Author.PostAsync("/admin/sources/add", ("text", $$"""{"type": "article-journal", "title": "Known", "DOI": "{{known["DOI"]}}", {{field}}}"""), ("action", "read"));

        using HttpResponseMessage done = await site.Author.PostAsync(
            "/admin/sources/add", ("items", Items(Html.Parse(await read.Content.ReadAsStringAsync()))), ("choice-0", "merge"), ("action", "add"));

        Assert.Equal("/admin/sources/albrecht2019?done=taken", done.Headers.Location?.ToString());
        Assert.Equal(status, JsonNode.Parse(site.Sources)!.AsArray().Single(item => item!["id"]!.ToString() == "albrecht2019")!["custom"]!["status"]!.ToString());
    }

    [Theory]
    [InlineData("https://doi.org/10.1000/ALONE", "doi=10.1000%2Falone", "DOI", "10.1000/alone")]
    [InlineData("PMID: 30000001", "pmid=30000001", "PMID", "30000001")]
    public async Task A_number_alone_leads_to_a_form_that_has_it_already(string text, string query, string field, string value)
    {
        using HttpResponseMessage read = await site.Author.PostAsync("/admin/sources/add", ("text", text), ("action", "read"));
        string link = Html.Parse(await read.Content.ReadAsStringAsync()).One($".notice a[href*='{query}']").GetAttribute("href")!;
        Assert.Equal(value, Html.Parse(await site.Author.ReadAsync(link)).One($"#{field}").GetAttribute("value"));
    }

    [Theory]
    [InlineData("", "Nothing was pasted.")]
    [InlineData("What a nice day", "No source can be found")]
    [InlineData("@article{a, title = {Cut", "broken at its field 'title'")]
    [InlineData("[{\"type\": \"book\"", "isn't valid JSON")]
    public async Task What_cannot_be_read_is_answered_with_its_line_and_keeps_what_was_pasted(string text, string says)
    {
        using HttpResponseMessage answer = await site.Author.PostAsync("/admin/sources/add", ("text", text), ("action", "read"));
        IHtmlDocument page = Html.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("Line 1:", page.One(".read-problems").Words(), StringComparison.Ordinal);
        Assert.Contains(says, page.One(".read-problems").Words(), StringComparison.Ordinal);
        Assert.Equal(text, page.One("#text").TextContent.TrimEnd());
    }

    [Fact]
    public async Task Without_a_registry_the_form_says_so_before_anybody_types() => Assert.Contains(
        "No registry is set", Html.Parse(await site.Author.ReadAsync("/admin/sources/add")).One("#hint-text").Words(), StringComparison.Ordinal);

    [Theory]
    [InlineData("https://doi.org/10.1016/j.bbi.2018.09.018")]
    [InlineData("https://linkinghub.example.org/retrieve?doi=10.1016/j.bbi.2018.09.018&x=1")]
    [InlineData("Have you read PMID 30223011?")]
    public async Task A_number_that_the_library_has_is_found_there_first(string text)
    {
        IHtmlDocument page = await ReadAsync(text);
        Assert.StartsWith("You have it: Albrecht", page.One(".in-library").Words(), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll(".notice.warning"));
    }

    [Fact]
    public async Task Several_at_once_are_each_shown_with_what_the_library_has()
    {
        CslJson.Read(site.Sources, "references.json").Bibliography.TryFind("albrecht2019", out Reference? known);
        IHtmlDocument page = await ReadAsync($"1. Moe K. On several fogs. J Fog Res. 2018;3:1-9.\n2. {VancouverStyle.Sentence(known!)}\n3. Lie S. On several naps. J Fog Res. 2019;4:2-5.");
        Assert.Equal(["Moe K", "Albre", "Lie S"], page.Some(".incoming .vancouver").Select(line => line.Words()[..5]));
        Assert.Equal(["keep", "skip", "keep"], page.Some(".incoming input[checked]").Select(box => box.GetAttribute("value")));

        using HttpResponseMessage added = await site.Author.PostAsync(
            "/admin/sources/add", ("items", Items(page)), ("choice-0", "keep"), ("choice-1", "skip"), ("choice-2", "keep"), ("action", "add"));

        Assert.Equal(HttpStatusCode.SeeOther, added.StatusCode);
        Assert.Contains("On several fogs", site.Sources, StringComparison.Ordinal);
        Assert.Contains("On several naps", site.Sources, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_pasted_twice_is_added_once()
    {
        IHtmlDocument page = await ReadAsync("1. Moe K. On twice told fogs. J Fog Res. 2018;3:1-9. PMID: 30000077.\n2. Moe K. On twice told fogs. J Fog Res. 2018;3:1-9. PMID: 30000077.");
        Assert.Equal(["keep", "skip"], page.Some(".incoming input[checked]").Select(box => box.GetAttribute("value")));
        Assert.Contains("twice", page.One(".incoming .notice.warning").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_retracted_paper_is_said_to_be_so_and_added_only_by_choice_and_with_its_notice()
    {
        IHtmlDocument page = await ReadAsync("PMID- 30000044\nTI  - On withdrawn fog.\nPT  - Retracted Publication\nRIN - J Fog Res. 2021 Mar 4;3:9. doi: 10.5555/ret\nTA  - J Fog Res\nDP  - 2019\nSO  - x");
        Assert.Contains("Add it only if the text is about the retraction", page.One(".incoming .notice.retraction").Words(), StringComparison.Ordinal);
        Assert.Contains("RETRACTED", page.One(".read-problems").Words(), StringComparison.Ordinal);
        Assert.Equal("skip", page.One(".incoming input[checked]").GetAttribute("value"));

        using HttpResponseMessage added = await site.Author.PostAsync("/admin/sources/add", ("items", Items(page)), ("choice-0", "keep"), ("action", "add"));

        Assert.Equal(HttpStatusCode.SeeOther, added.StatusCode);
        JsonNode source = JsonNode.Parse(site.Sources)!.AsArray().Single(item => item!["title"]!.ToString() == "On withdrawn fog")!;
        Assert.Equal(("retraction", "2021-03-04", "10.5555/ret"),
            (source["custom"]!["notice"]!["kind"]!.ToString(), source["custom"]!["notice"]!["date"]!.ToString(), source["custom"]!["notice"]!["doi"]!.ToString()));
    }

    [Fact]
    public async Task A_new_edition_is_asked_about_and_not_dropped()
    {
        const string Old = """{"type": "book", "title": "Slow steps for people with fog", "author": [{"family": "Sol"}], "issued": "2015"}""";
        using HttpResponseMessage first = await site.Author.PostAsync("/admin/sources/add", ("items", Old), ("choice-0", "keep"), ("action", "add"));
        Assert.Equal(HttpStatusCode.SeeOther, first.StatusCode);

        IHtmlDocument page = await ReadAsync(Old.Replace("2015", "2022", StringComparison.Ordinal));

        Assert.Contains("from another year", page.One(".incoming .notice").Words(), StringComparison.Ordinal);
        Assert.Equal("keep", page.One(".incoming input[checked]").GetAttribute("value"));
        using HttpResponseMessage imported = await ImportAsync("new.bib", "@book{new, author = {Sol}, title = {Slow steps for people with fog}, year = 2024}\n"u8.ToArray());
        Assert.Contains("new edition", Html.Parse(await imported.Content.ReadAsStringAsync()).One("#editions").Words(), StringComparison.Ordinal);
        Assert.Contains("2024", site.Sources, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_an_import_does_not_keep_is_said_on_its_page()
    {
        using HttpResponseMessage answer = await ImportAsync("odd.ris", "TY  - JOUR\r\nTI  - On odd fields in fog\r\nN2  - An abstract.\r\nXX  - lost and found\r\nER  - \r\n"u8.ToArray());
        IHtmlDocument page = Html.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Contains("XX 'lost and found'", page.One(".read-problems").Words(), StringComparison.Ordinal);
        Assert.Contains("abstract (1)", page.One(".not-kept").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_typed_by_hand_is_added_and_an_empty_form_is_not()
    {
        using HttpResponseMessage empty = await site.Author.PostAsync("/admin/sources/add/by-hand", ("type", "book"), ("action", "save"));
        Assert.Equal(HttpStatusCode.BadRequest, empty.StatusCode);
        Assert.DoesNotContain("role=\"alert\"", await site.Author.ReadAsync("/admin/sources/add/by-hand"), StringComparison.Ordinal);

        using HttpResponseMessage added = await site.Author.PostAsync("/admin/sources/add/by-hand", ("type", "book"), ("title", "Walking"), ("author", "Berg, Anne\nNICE"), ("issued", "2025-03"), ("action", "save"));

        Assert.Equal("/admin/sources/berg2025?done=added", added.Headers.Location?.ToString());
        Assert.Contains("\"literal\":\"NICE\"", site.Sources, StringComparison.Ordinal);
        using HttpResponseMessage again = await site.Author.PostAsync("/admin/sources/add/by-hand", ("type", "book"), ("title", "Walking more"), ("key", "berg2025"), ("action", "save"));
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
    }

    [Fact]
    public async Task A_file_is_imported_with_what_is_new_what_is_known_and_what_is_broken()
    {
        IReadOnlyList<Reference> known = CslJson.Read(site.Sources, "references.json").Bibliography.All;
        string file = BibTeX.Write(known) + "@book{imported2026, title = {Imported}}\n@book{cut, title = {Cut";

        using HttpResponseMessage answer = await ImportAsync("lib.bib", System.Text.Encoding.UTF8.GetBytes(file));

        IHtmlDocument page = Html.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains($"1 source was added. {known.Count} were already in the library.", page.One(".done").Words(), StringComparison.Ordinal);
        Assert.Contains("'cut'", page.One(".read-problems").Words(), StringComparison.Ordinal);
        Assert.Contains("\"imported2026\"", site.Sources, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, HttpStatusCode.BadRequest)]
    [InlineData(50 * 1024 * 1024, HttpStatusCode.RequestEntityTooLarge)]
    public async Task A_file_that_is_empty_or_far_too_large_is_refused(int bytes, HttpStatusCode status)
    {
        string before = site.Sources;
        using HttpResponseMessage answer = await ImportAsync("big.ris", new byte[bytes]);
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(before, site.Sources);
    }

    private async Task<IHtmlDocument> ReadAsync(string text)
    {
        using HttpResponseMessage read = await site.Author.PostAsync("/admin/sources/add", ("text", text), ("action", "read"));
        Assert.Equal(HttpStatusCode.OK, read.StatusCode);
        return Html.Parse(await read.Content.ReadAsStringAsync());
    }

    private static string Items(IHtmlDocument page) => page.One("[name=items]").GetAttribute("value")!;

    private async Task<HttpResponseMessage> ImportAsync(string name, byte[] file)
    {
        const string page = "/admin/sources/import";
        using var form = new MultipartFormDataContent
        {
            { new StringContent(await site.Author.TokenAsync(page, page)), FibroInfo.Tests.Running.StaffVisitor.TokenField },
            { new ByteArrayContent(file), "file", name },
        };
        return await site.Author.SendFormAsync(page, form);
    }
}
