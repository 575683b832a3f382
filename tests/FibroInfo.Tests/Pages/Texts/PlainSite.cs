using FibroInfo.Audit;
using FibroInfo.Data;
using FibroInfo.Editing.Drafts;
using FibroInfo.Tests.Running;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FibroInfo.Tests.Pages.Texts;

/// <summary>A site with two authors at their browsers, and plain pages that each test has for itself.</summary>
public sealed class PlainSite : RunningSite
{
    private static readonly string[] Folders = ["quiet", "plain", "raced", "canary", "gate", "warned", "long", "body", "posted", "restored", "shown", "moved"];

    public PlainSite()
        : base(content =>
        {
            foreach (string folder in Folders)
            {
                content.Write(PathOf(folder), Good(folder));
            }
        })
    {
        (Author, Colleague) = (SignIn(), SignIn());
    }

    public StaffVisitor Author { get; }

    public StaffVisitor Colleague { get; }

    public static string PathOf(string folder) => $"pages/{folder}/en.md";

    public static string Page(string folder) => $"/admin/pages/{folder}?lang=en";

    public static string Good(string folder) =>
        $"""
        ---
        # Written by hand.
        title:   "About {folder}"   # the blanks stay
        summary: A summary.
        updated: 2026-01-10
        ---

        ## A part

        We are here for you.

        """;

    public string File(string folder) => Content.Read(PathOf(folder));

    /// <summary>Opens the page, types into some fields and presses a button.</summary>
    public static async Task<HttpResponseMessage> SendAsync(StaffVisitor who, string folder, string action, params (string, string)[] typed) =>
        await TextSite.PostAsync(who, Page(folder), await who.ReadAsync(Page(folder)), action, typed);

    public Task<List<Draft>> DraftsAsync(string folder) => Services.GetRequiredService<DraftStore>().ListForFileAsync(PathOf(folder), CancellationToken.None);

    public Task<List<string>> AuditedAsync(string folder) => Services.GetRequiredService<SiteDatabase>().ReadAsync(db => db.Set<FibroInfo.Audit.AuditEntry>()
        .Where(entry => entry.Subject == $"text {PathOf(folder)}").OrderBy(entry => entry.Id).Select(entry => $"{entry.Action}: {entry.Detail}").ToListAsync());

    protected override void Dispose(bool disposing)
    {
        Author.Dispose();
        Colleague.Dispose();
        base.Dispose(disposing);
    }

    private StaffVisitor SignIn() => StaffVisitor.SignInAsync(this, Role.Author).GetAwaiter().GetResult();
}
