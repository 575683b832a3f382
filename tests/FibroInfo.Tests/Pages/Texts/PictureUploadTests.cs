using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using FibroInfo.Editing.Images;
using FibroInfo.Tests.Editing.Images;

namespace FibroInfo.Tests.Pages.Texts;

/// <summary>A picture on its way from somebody's disk into the folder of an article.</summary>
public sealed class PictureUploadTests(PictureSite site) : IClassFixture<PictureSite>
{
    private static readonly (string, string) Says = ("says", "Two groups of cells.");

    [Fact]
    public async Task A_picture_is_taken_by_its_bytes_without_where_it_was_taken_and_its_figure_is_offered_T4()
    {
        using HttpResponseMessage answer = await site.SendAsync("added", "My Photo (1).PNG.html", Drawn.Jpeg(), Says, ("caption", "What studies saw."));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        IHtmlDocument page = Html.Parse(await answer.Content.ReadAsStringAsync());

        Assert.Equal("![Two groups of cells.](my-photo-1-png.jpg \"What studies saw.\")", page.One("#figure").TextContent.Trim());
        Assert.Equal(["en.md", "my-photo-1-png.jpg"], site.Files("added"));
        Assert.DoesNotContain(Drawn.Canary, Encoding.Latin1.GetString(site.Bytes("added", "my-photo-1-png.jpg")), StringComparison.Ordinal);
        Assert.Contains("640 × 480", page.One(".album li").Words(), StringComparison.Ordinal);
        Assert.Contains("Not used", page.One(".album li").Words(), StringComparison.Ordinal);
        Assert.Contains("picture articles/added/my-photo-1-png.jpg", await site.AuditedAsync("picture.add"));

        using HttpResponseMessage shown = await site.Author.GetAsync("/admin/articles/added/pictures/my-photo-1-png.jpg");
        Assert.Equal("image/jpeg", shown.Content.Headers.ContentType?.MediaType);
        Assert.Equal("no-store", shown.Headers.CacheControl?.ToString());
        Assert.Equal("nosniff", Assert.Single(shown.Headers.GetValues("X-Content-Type-Options")));
        Assert.Contains("sandbox", Assert.Single(shown.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Equal(site.Bytes("added", "my-photo-1-png.jpg"), await shown.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("../../../site.yaml", "site")]
    [InlineData("..", "picture")]
    [InlineData(".htaccess", "picture")]
    [InlineData("Blåbær & Ærfugl.jpeg", "blabaer-aerfugl")]
    [InlineData("日本.png", "picture")]
    [InlineData("en.md", "en")]
    [InlineData("CON.png", "con")]
    public async Task A_name_is_made_of_what_the_file_was_called_and_leads_nowhere_T13_5_3_2(string sent, string name)
    {
        using HttpResponseMessage answer = await site.SendAsync("named", sent, Drawn.Png(10 + sent.Length, name.Length), Says);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Matches($@"\A!\[Two groups of cells\.\]\({name}(-\d)?\.png\)\z", Html.Parse(await answer.Content.ReadAsStringAsync()).One("#figure").TextContent.Trim());
        Assert.DoesNotContain(Directory.GetFiles(site.Content.Root), file => file.EndsWith(".png", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Another_picture_of_the_same_name_stands_beside_the_first_and_the_same_picture_is_kept_once()
    {
        byte[] first = Drawn.Png(30, 30), second = Drawn.Png(31, 31);
        foreach (byte[] bytes in new[] { first, second, first })
        {
            using HttpResponseMessage answer = await site.SendAsync("written", "brain.png", bytes, ("decorative", "1"));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.EndsWith("{decorative}", Html.Parse(await answer.Content.ReadAsStringAsync()).One("#figure").TextContent.Trim(), StringComparison.Ordinal);
        }

        Assert.Equal(["brain-2.png", "brain.png", "en.md"], site.Files("written"));
    }

    public static TheoryData<string, byte[], string> Hostile => new()
    {
        { "page.png", Encoding.UTF8.GetBytes("<!DOCTYPE html><script>alert(1)</script>"), "This is a web page" },
        { "drawing.png", Encoding.UTF8.GetBytes("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"), "This is an SVG" },
        { "archive.png", [.. "PK\u0003\u0004"u8, 0, 0, 0, 0], "This is an archive" },
        { "huge.png", Drawn.Png(20_000, 10_000), "more than 40 million pixels" },
        { "cut.jpg", Drawn.Jpeg()[..^4], "file is incomplete" },
        { "phone.jpg", [0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0, .. "mif1heic"u8], "Save it as JPEG" },
        { "nothing.png", [], "Choose a picture first" },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task What_is_no_picture_is_refused_with_how_to_mend_it_and_leaves_nothing_T4_5_2_1_5_2_2(string name, byte[] bytes, string sentence)
    {
        using HttpResponseMessage answer = await site.SendAsync("refused", name, bytes, Says);
        Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.BadRequest, HttpStatusCode.RequestEntityTooLarge });
        IHtmlDocument page = Html.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Contains(sentence, page.One("#problem").Words(), StringComparison.Ordinal);
        Assert.Equal(Says.Item2, page.One("#says").TextContent.Trim());
        Assert.Equal(["en.md"], site.Files("refused"));
    }

    [Fact]
    public async Task What_is_too_large_is_refused_with_the_form_and_what_was_typed_5_2_1()
    {
        using HttpResponseMessage answer = await site.SendAsync("large", "heavy.png", [.. Drawn.Png(), .. new byte[PictureInspection.MaxBytes]], Says);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        IHtmlDocument page = Html.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Contains("larger than 4 MB", page.One("#problem").Words(), StringComparison.Ordinal);
        Assert.Equal(Says.Item2, page.One("#says").TextContent.Trim());
    }

    [Fact]
    public async Task What_is_far_too_large_is_refused_before_it_is_read_5_2_1()
    {
        using HttpResponseMessage answer = await site.SendAsync("large", "a.png", new byte[30 * 1024 * 1024], Says);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Equal(["en.md"], site.Files("large"));
    }

    [Fact]
    public async Task Words_are_asked_at_once_and_one_picture_at_a_time_E9()
    {
        foreach ((string, string)[] fields in new (string, string)[][] { [], [("says", "  ")], [Says, ("decorative", "1")], [("says", new string('a', 501))] })
        {
            using HttpResponseMessage answer = await site.SendAsync("refused", "a.png", Drawn.Png(), fields);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }

        using MultipartFormDataContent two = await site.FormAsync("refused", Says);
        two.Add(PictureSite.Part(Drawn.Png()), "picture", "a.png");
        two.Add(PictureSite.Part(Drawn.Png(5, 5)), "picture", "b.png");
        using HttpResponseMessage both = await site.Author.SendFormAsync(PictureSite.Pictures("refused"), two);
        Assert.Contains("one picture at a time", await both.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using HttpResponseMessage plain = await site.Author.PostAsync(PictureSite.Pictures("refused"), Says);
        Assert.Equal(HttpStatusCode.BadRequest, plain.StatusCode);
        Assert.Equal(["en.md"], site.Files("refused"));
    }

    [Fact]
    public async Task T6_a_picture_without_the_token_or_from_another_site_is_not_taken()
    {
        foreach (string origin in new[] { "same-origin", "cross-site" })
        {
            using var form = new MultipartFormDataContent { { new StringContent("x"), "says" } };
            form.Add(PictureSite.Part(Drawn.Png()), "picture", "a.png");
            using var request = new HttpRequestMessage(HttpMethod.Post, PictureSite.Pictures("guarded")) { Content = form };
            request.Headers.TryAddWithoutValidation("Cookie", site.Author.Cookies.GetCookieHeader(site.Address));
            request.Headers.TryAddWithoutValidation("Sec-Fetch-Site", origin);
            using HttpResponseMessage answer = await site.Client.SendAsync(request);
            Assert.Equal(origin == "cross-site" ? HttpStatusCode.Forbidden : HttpStatusCode.BadRequest, answer.StatusCode);
        }

        Assert.Equal(["en.md"], site.Files("guarded"));
    }
}
