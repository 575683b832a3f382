using AngleSharp.Html.Dom;
using FibroInfo.Audit;
using FibroInfo.Content;
using FibroInfo.Editing.Revisions;
using FibroInfo.Tests.Pages.Texts;
using FibroInfo.Tests.Running;
using Microsoft.Extensions.DependencyInjection;

namespace FibroInfo.Tests.Pages.Revisions;

/// <summary>A site with an author and an administrator at their browsers, and texts that each test has for itself.</summary>
public sealed class RevisionSite : RunningSite
{
    private static readonly string[] Folders =
        ["plain", "published", "restored", "overtaken", "faulty", "draft", "gone", "many", "guard", "asked", "moved", "canary", "withheld", "cached", "quiet", "retold", "meant"];

    public RevisionSite()
        : base(content =>
        {
            TextSite.NeedNoSignature(content);
            foreach (string folder in Folders)
            {
                content.Write($"articles/{folder}/en.md", TextSite.Good(folder));
            }
        })
    {
        (Author, Boss) = (SignIn(Role.Author), SignIn(Role.Administrator));
    }

    public StaffVisitor Author { get; private set; }

    public StaffVisitor Boss { get; private set; }

    /// <summary>Puts the clock on the noon of a later day, on which both sign in anew.</summary>
    public void Wait(int days)
    {
        Clock.Now = SetClock.Noon.AddDays(days);
        Author.Dispose();
        Boss.Dispose();
        (Author, Boss) = (SignIn(Role.Author), SignIn(Role.Administrator));
    }

    public static string Versions(string folder) => $"/admin/articles/{folder}/versions?lang=en";

    public static string Version(string folder, int number, int? with = null) => $"/admin/articles/{folder}/versions/{number}?lang=en{(with is null ? "" : $"&with={with}")}";

    public string File(string folder) => Content.Read($"articles/{folder}/en.md");

    public Task<List<Revision>> ListAsync(string folder) =>
        Services.GetRequiredService<RevisionStore>().PageAsync(ContentPath.Parse($"articles/{folder}/en.md", [])!, 1, CancellationToken.None);

    /// <summary>Types into a text and publishes it.</summary>
    public async Task PublishAsync(string folder, params (string, string)[] typed)
    {
        using HttpResponseMessage answer = await TextSite.SendAsync(Author, folder, "publish", typed);
        Assert.Equal(System.Net.HttpStatusCode.SeeOther, answer.StatusCode);
    }

    /// <summary>Puts other words into a file, as somebody with a text editor does, and waits until readers have them.</summary>
    /// <param name="shown">What readers then see, when it is not what the file has.</param>
    public async Task EditAsync(string folder, string old, string newValue, string? shown = null)
    {
        Content.Replace($"articles/{folder}/en.md", old, newValue);
        await UntilAsync($"/articles/{folder}", (_, text) => text.Contains(shown ?? newValue, StringComparison.Ordinal));
    }

    /// <summary>Waits until it is written down what readers have.</summary>
    public Task KeptAsync(string folder) =>
        UntilAsync($"/articles/{folder}/changes", (_, text) => text.Contains("started to keep", StringComparison.Ordinal) || text.Contains("When this page changed", StringComparison.Ordinal));

    /// <summary>Presses a button of the page of a version.</summary>
    public static async Task<HttpResponseMessage> PressAsync(StaffVisitor who, string address, string action, string reason, params (string, string)[] typed)
    {
        IHtmlDocument page = Html.Parse(await who.ReadAsync(address));
        string seen = page.QuerySelector("[name=seen]")?.GetAttribute("value") ?? "";
        return await who.PostAsync(address, [("action", action), ("reason", reason), ("seen", seen), .. typed]);
    }

    protected override void Dispose(bool disposing)
    {
        Author.Dispose();
        Boss.Dispose();
        base.Dispose(disposing);
    }

    private StaffVisitor SignIn(Role role) => StaffVisitor.SignInAsync(this, role).GetAwaiter().GetResult();
}
