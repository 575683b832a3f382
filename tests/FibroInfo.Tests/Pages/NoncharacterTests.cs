using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using FibroInfo.Audit;
using FibroInfo.Tests.Running;

namespace FibroInfo.Tests.Pages;

/// <summary>T33: code points that are no characters, wherever a reader or the staff can type.</summary>
public sealed class NoncharacterTests(NoncharacterTests.Open site) : IClassFixture<NoncharacterTests.Open>
{
    private static readonly int[] Noncharacters = [.. Enumerable.Range(0xFDD0, 32), .. Enumerable.Range(0, 17).SelectMany(plane => new[] { (plane << 16) | 0xFFFE, (plane << 16) | 0xFFFF })];

    private static readonly string[] Texts =
    [
        "\uFFFE", "Words \uFFFE words", string.Concat(Noncharacters.Select(char.ConvertFromUtf32)), $"a{string.Join('a', Noncharacters.Select(char.ConvertFromUtf32))}a",
    ];

    private static readonly string[] Searches =
        ["/admin/articles", "/admin/pages", "/admin/sources", "/admin/comments", "/admin/reports", "/admin/site/glossary", "/admin/site/people", "/admin/audit", "/articles", "/references", "/glossary", Shipped.Fog];

    private static readonly string[] Forms =
    [
        "/admin/articles", "/admin/pages", "/admin/articles/fibro-fog", "/admin/articles/fibro-fog/address", "/admin/articles/fibro-fog/copy", "/admin/articles/fibro-fog/links",
        "/admin/articles/fibro-fog/pictures", "/admin/articles/fibro-fog/sign", "/admin/sources/add", "/admin/sources/add/by-hand", "/admin/sources/import", "/admin/site/glossary/_add", "/admin/site/people/_add",
        "/admin/site/topics/_add", "/admin/site/conditions/_add", "/admin/site/clinics/_add", "/admin/site/settings", "/admin/staff", "/admin/privacy", "/account", "/account/confirm", "/sign-in",
        $"{Shipped.Fog}/comments", $"{Shipped.Fog}/reports", Shipped.Fog,
    ];

    [Fact]
    public async Task No_search_fails_for_what_is_no_character()
    {
        Assert.Equal(66, Noncharacters.Length);
        using StaffVisitor staff = await StaffVisitor.SignInAsync(site, Role.Administrator, Role.Moderator, Role.Author, Role.Reviewer);
        string[] typed = [.. Noncharacters.Select(value => Uri.EscapeDataString(char.ConvertFromUtf32(value))), "%ED%A0%80", "%ED%B0%80", "a%ED%A0%80b", "%00", "%FF"];
        int found = 0;
        foreach (string search in Searches)
        {
            foreach (string text in typed)
            {
                using HttpResponseMessage answer = await staff.GetAsync($"{search}?q={text}&lang={text}&page={text}&who={text}&state={text}&article={text}&part={text}&since={text}");
                Assert.True((int)answer.StatusCode < 500, $"{search} with {text}: {answer.StatusCode}");
                found += answer.StatusCode == HttpStatusCode.OK ? 1 : 0;
            }
        }

        Assert.True(found > 100, $"Only {found} searches were answered.");
    }

    [Fact]
    public async Task No_form_fails_for_what_is_no_character_in_any_of_its_fields()
    {
        int posted = 0;
        foreach (string address in (string[])[.. Forms, .. await SourcesAsync()])
        {
            foreach (string text in Texts)
            {
                using StaffVisitor staff = await StaffVisitor.SignInAsync(site, Role.Administrator, Role.Moderator, Role.Author, Role.Reviewer);
                IHtmlDocument page = Html.Parse(await staff.ReadAsync(address));
                foreach (IHtmlFormElement form in page.QuerySelectorAll<IHtmlFormElement>("main form").Where(form => form.Method == "post"))
                {
                    string to = form.GetAttribute("action") is { Length: > 0 } action ? action : address;
                    using HttpResponseMessage answer = await staff.PostBareAsync(to, [.. Filled(form, text)]);
                    Assert.True((int)answer.StatusCode < 500, $"{to} from {address}: {answer.StatusCode}");
                    posted++;
                }
            }
        }

        Assert.True(posted > 80, $"Only {posted} forms were posted.");
    }

    [Fact]
    public async Task No_upload_fails_for_what_is_no_character_in_the_name_of_its_file()
    {
        using StaffVisitor staff = await StaffVisitor.SignInAsync(site, Role.Administrator);
        foreach (string address in new[] { "/admin/articles/fibro-fog/pictures", "/admin/sources/import", "/admin/sources/add", "/admin/sources/notices" })
        {
            string token = await staff.TokenAsync(address, address);
            Assert.NotEmpty(token);
            foreach (string name in Texts.Concat(["\uD800", "\uDC00 half", "a\0b", new string('a', 3000)]))
            {
                foreach (string field in new[] { "file", "list", "picture" })
                {
                    using var form = new MultipartFormDataContent();
                    form.Add(new StringContent(token), StaffVisitor.TokenField);
                    form.Add(new StringContent(name), "says");
                    var file = new ByteArrayContent("[{\"type\":\"book\",\"title\":\"A \uFFFE b\"}]"u8.ToArray());
                    file.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name={field}; filename*=UTF-8''{Uri.EscapeDataString(name)}.png");
                    form.Add(file);
                    using HttpResponseMessage answer = await staff.SendFormAsync(address, form);
                    Assert.InRange((int)answer.StatusCode, 200, 499);
                }
            }
        }
    }

    private async Task<string[]> SourcesAsync()
    {
        using StaffVisitor staff = await StaffVisitor.SignInAsync(site, Role.Administrator);
        string[] own = [.. Html.Parse(await staff.ReadAsync("/admin/sources")).QuerySelectorAll("main a[href^='/admin/sources/']")
            .Select(link => link.GetAttribute("href")!.Split('?')[0]).Where(to => to.Count(letter => letter == '/') == 3 && !to.Contains("library.", StringComparison.Ordinal)
                && to.Split('/')[^1] is not ("add" or "import" or "notices")).Take(2)];
        Assert.NotEmpty(own);
        return [.. own, .. own.Take(1).SelectMany(source => new[] { $"{source}/rename", $"{source}/registry", $"{source}/merge" })];
    }

    private static IEnumerable<(string, string)> Filled(IHtmlFormElement form, string text)
    {
        foreach (IElement field in form.QuerySelectorAll("[name]"))
        {
            string name = field.GetAttribute("name")!;
            string? value = field switch
            {
                IHtmlTextAreaElement => text,
                IHtmlSelectElement select => select.Options is { Length: > 0 and var count } options ? options[count - 1].Value : text,
                IHtmlInputElement { Type: "hidden" } hidden => hidden.Value,
                IHtmlInputElement { Type: "checkbox" or "radio" } box => box.Value,
                IHtmlInputElement { Type: "file" } => null,
                IHtmlInputElement => text,
                IHtmlButtonElement button => button.Value,
                _ => null,
            };
            if (value is not null)
            {
                yield return (name, value);
            }
        }
    }

    /// <summary>Takes as many posts as come.</summary>
    public sealed class Open() : RunningSite(_ => { }, ("Limits:PostsPerNetworkPerMinute", "0"), ("Limits:NewReadersPerNetworkPerDay", "0"));
}
