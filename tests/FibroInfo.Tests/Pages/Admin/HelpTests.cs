using System.Net;
using AngleSharp.Html.Dom;
using FibroInfo.Audit;
using FibroInfo.Data;
using FibroInfo.Pages.Admin.Help;
using FibroInfo.Tests.Running;

namespace FibroInfo.Tests.Pages.Admin;

/// <summary>The manual for staff, one page for each area.</summary>
public sealed class HelpTests(StaffSite site) : IClassFixture<StaffSite>
{
    private const string Folder = "src/FibroInfo/Pages/Admin/Help/en";

    public static TheoryData<string> Topics => [.. HelpTopic.All.Select(topic => topic.Name)];

    public static TheoryData<Role> EachRole => [.. Roles.Individual];

    [Fact]
    public void Every_file_of_the_manual_is_a_page_of_it()
    {
        string[] files = [.. Repository.Files(Folder, "*.md").Select(file => Path.GetFileNameWithoutExtension(file))];

        Assert.NotEmpty(files);
        Assert.Equal(files, HelpTopic.All.Select(topic => topic.Name).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Topics))]
    public void A_page_of_the_manual_is_written_without_a_mistake(string name)
    {
        HelpTopic topic = HelpTopic.Find(name)!;

        Assert.Empty(topic.Problems);
        Assert.NotEmpty(topic.Sections);
        Assert.All(topic.Sections, section => Assert.NotEqual("", section.Title));
    }

    [Theory]
    [MemberData(nameof(Topics))]
    public async Task A_page_of_the_manual_has_one_main_heading_and_every_link_in_it_leads_somewhere(string name)
    {
        using StaffVisitor ingrid = await StaffVisitor.SignInAsync(site, Role.Administrator);
        IHtmlDocument page = await PageAsync(ingrid, $"{HelpTopic.List}/{name}");

        Assert.Equal(HelpTopic.Find(name)!.Title, page.One("h1").Words());
        Assert.Equal("en", page.One(".help-text").GetAttribute("lang"));
        string[] links = [.. page.Some("main a[href]").Select(link => link.GetAttribute("href")!).Where(href => href.StartsWith('/') || href.StartsWith('#')).Distinct()];
        Assert.NotEmpty(links);
        foreach (string link in links)
        {
            string[] parts = link.Split('#');
            IHtmlDocument target = parts[0] == "" ? page : await PageAsync(ingrid, parts[0]);
            Assert.True(parts.Length == 1 || target.GetElementById(parts[1]) is not null, $"{name} links to {link}, and nothing there has that name.");
        }
    }

    [Theory]
    [MemberData(nameof(EachRole))]
    public async Task Every_role_finds_the_manual_in_its_menu_and_may_read_all_of_it(Role role)
    {
        using StaffVisitor kari = await StaffVisitor.SignInAsync(site, role);
        Assert.Contains(Html.Parse(await kari.ReadAsync("/admin")).Some(".staff-nav a"), link => link.GetAttribute("href") == HelpTopic.List);

        IHtmlDocument index = await PageAsync(kari, HelpTopic.List);

        string[] listed = [.. index.Some(".help-topics a").Select(link => link.GetAttribute("href")!)];
        Assert.Equal(HelpTopic.All.Select(topic => topic.Address), listed);
        foreach (string address in listed)
        {
            using HttpResponseMessage answer = await kari.GetAsync(address);
            Assert.Equal((HttpStatusCode.OK, true), (answer.StatusCode, answer.Headers.CacheControl!.NoStore));
        }
    }

    [Theory]
    [InlineData("/admin/help/nothing")]
    [InlineData("/admin/help/articles/more")]
    [InlineData("/admin/help/articles.md")]
    public async Task A_page_that_the_manual_does_not_have_is_not_found(string address)
    {
        using StaffVisitor kari = await StaffVisitor.SignInAsync(site, Role.Author);
        using HttpResponseMessage answer = await kari.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Strangers_are_asked_to_sign_in_and_are_not_told_the_version()
    {
        using HttpResponseMessage manual = await site.AskAsync(HelpTopic.List);
        Assert.Equal(HttpStatusCode.SeeOther, manual.StatusCode);
        Assert.DoesNotContain(ProgramVersion.Current, await site.TextAsync("/sign-in"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Staff_see_the_version_of_the_program_at_the_foot_of_their_pages()
    {
        using StaffVisitor kari = await StaffVisitor.SignInAsync(site, Role.Moderator);
        Assert.Equal($"FibroInfo {ProgramVersion.Current}", (await PageAsync(kari, "/admin")).One(".staff-foot").Words());
    }

    private static async Task<IHtmlDocument> PageAsync(StaffVisitor visitor, string address)
    {
        using HttpResponseMessage answer = await visitor.GetAsync(address);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address} answers {(int)answer.StatusCode}.");
        return Html.Parse(await answer.Content.ReadAsStringAsync());
    }
}
