using FibroInfo.Accounts;
using FibroInfo.Audit;
using FibroInfo.Data;
using FibroInfo.Editing.Documents;
using FibroInfo.Tests.Running;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FibroInfo.Tests.Pages.Texts;

/// <summary>A clinic that publishes only what is signed: Ingrid Solheim writes, Jonas Berg signs.</summary>
public class SigningSite : RunningSite
{
    public static readonly SignOff ByJonas = new("", "jonas-berg", "2026-11-01");

    private static readonly string[] Signed = ["spelled", "numbered", "meant", "kept", "forged", "refused", "planned", "unplanned", "gone", "shown", "raced", "settled"];

    public SigningSite()
        : this(_ => { })
    {
    }

    /// <param name="prepare">Adds texts of its own.</param>
    protected SigningSite(Action<ContentCopy> prepare)
        : base(content =>
        {
            prepare(content);
            foreach (string folder in Signed)
            {
                content.Write($"articles/{folder}/en.md", SignedText(folder));
            }
        })
    {
        Ingrid = SignInAsync("ingrid-solheim", Role.Author).GetAwaiter().GetResult();
        Jonas = SignInAsync("jonas-berg", Role.Reviewer).GetAwaiter().GetResult();
    }

    public StaffVisitor Ingrid { get; }

    public StaffVisitor Jonas { get; }

    /// <summary>As a person signs a file by hand, with the line that <c>check</c> prints.</summary>
    public static string SignedText(string folder, string reviewed = "2026-11-01")
    {
        string text = TextSite.Good(folder);
        return (ByJonas with { Reviewed = reviewed, Signed = SignOff.ComputeHash(text) }).PutInto(ArticleDocument.Parse(text)!).ToString();
    }

    public async Task<StaffVisitor> SignInAsync(string? person, params Role[] roles)
    {
        StaffVisitor visitor = await StaffVisitor.SignInAsync(this, roles);
        await ChangeAsync(visitor, account => account.Person = person);
        return visitor;
    }

    /// <summary>As an administrator would, while its owner has a page open.</summary>
    public Task<int> ChangeAsync(StaffVisitor visitor, Action<Account> change) => Services.GetRequiredService<SiteDatabase>().WriteAsync(
        async transaction =>
        {
            change(await transaction.Db.Set<Account>().SingleAsync(account => account.Id == visitor.Account.Id));
            return 0;
        }, CancellationToken.None);

    public string File(string folder, string name = "en.md") => Content.Read($"articles/{folder}/{name}");

    public bool IsThere(string folder, string name = "en.md") => System.IO.File.Exists(Path.Combine(Content.Root, "articles", folder, name));

    /// <summary>A new text with all that it needs, and the answer to the button that was pressed then.</summary>
    public async Task<HttpResponseMessage> WriteAsync(string folder, string action, params (string, string)[] typed)
    {
        using HttpResponseMessage begun = await Ingrid.PostAsync("/admin/articles", ("title", $"About {folder}"), ("folder", folder), ("kind", "article"));
        Assert.Equal(System.Net.HttpStatusCode.SeeOther, begun.StatusCode);
        string body = TextSite.Good(folder).Split("---\n")[2];
        (string Name, string)[] whole =
        [
            ("summary", "A summary."), ("aim", "This page is for readers. It helps you test."), ("authors", "ingrid-solheim"),
            ("key-points", "Sleep is light.\nIt can get better.\nYou can start small."), ("interests", "None."), ("topics", "research"), ("body", body),
        ];
        return await TextSite.SendAsync(Ingrid, folder, action, [.. whole.Where(field => typed.All(change => change.Item1 != field.Name)), .. typed]);
    }

    /// <summary>The address at which Jonas signs the text that waits.</summary>
    public async Task<string> ReviewAsync(string folder) => await AddressAsync(Jonas, folder);

    public static async Task<string> AddressAsync(StaffVisitor who, string folder) =>
        Html.Parse(await who.ReadAsync($"/admin/articles?q={folder}")).One("tbody small a").GetAttribute("href")!;

    public async Task<HttpResponseMessage> SignAsync(string folder)
    {
        string address = await ReviewAsync(folder);
        return await Jonas.PostAsync(address, ReviewForm(await Jonas.ReadAsync(address)));
    }

    /// <summary>The review form as the browser would send it.</summary>
    public static (string, string)[] ReviewForm(string page, string reason = "")
    {
        AngleSharp.Html.Dom.IHtmlDocument document = Html.Parse(page);
        string Value(string name) => document.One($"main input[name={name}]").GetAttribute("value")!;
        return [("seen", Value("seen")), ("text", Value("text")), ("reason", reason)];
    }

    public Task<List<string?>> AuditedAsync(string action, string folder) => Services.GetRequiredService<SiteDatabase>().ReadAsync(db => db.Set<FibroInfo.Audit.AuditEntry>()
        .Where(entry => entry.Action == action && entry.Subject == $"text articles/{folder}/en.md").Select(entry => entry.Detail).ToListAsync());

    protected override void Dispose(bool disposing)
    {
        Ingrid.Dispose();
        Jonas.Dispose();
        base.Dispose(disposing);
    }
}
