using FibroInfo.Audit;
using FibroInfo.Comments;
using FibroInfo.Content;
using FibroInfo.Data;
using FibroInfo.Comments.Screening;
using FibroInfo.Editing;
using FibroInfo.Editing.Documents;
using FibroInfo.Editing.Drafts;
using FibroInfo.Editing.Workflow;
using FibroInfo.Reports;
using FibroInfo.Accounts;
using FibroInfo.Tests.Pages.Admin;
using FibroInfo.Tests.Registries;
using FibroInfo.Tests.Running;
using FibroInfo.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FibroInfo.BrowserTests;

/// <summary>A clinic on an ordinary morning: comments and reports wait, somebody voted, a registry differs, a colleague is invited.</summary>
public sealed class StaffHouse : IAsyncLifetime, IDisposable
{
    private readonly StandIn _registries = new();

    public RunningSite Site { get; private set; } = null!;

    /// <summary>Opens every page.</summary>
    public StaffVisitor Boss { get; private set; } = null!;

    /// <summary>Waits, with something of every kind found in it.</summary>
    public long Comment { get; private set; }

    /// <summary>Shown, so that the clinic can answer it.</summary>
    public long Shown { get; private set; }

    /// <summary>What a colleague is writing in the article on fibro fog.</summary>
    public long Draft { get; private set; }

    /// <summary>That a colleague asks for a signature to it.</summary>
    public long Review { get; private set; }

    /// <summary>Of a link to that draft for somebody without an account.</summary>
    public string Preview { get; private set; } = "";

    /// <summary>Of a one-time link.</summary>
    public string Token { get; private set; } = "";

    public async Task InitializeAsync()
    {
        _registries.Works[Recorded.Doi] = Recorded.Work(work => work["volume"] = "74");
        _registries.Summaries[Recorded.Pmid] = Recorded.Summary();
        Site = new RunningSite(Furnish, ("Registries:Crossref", _registries.Crossref.AbsoluteUri), ("Registries:PubMed", _registries.PubMed.AbsoluteUri));
        Boss = await StaffVisitor.SignInAsync(Site, [.. Roles.Individual]);
        await Site.Services.GetRequiredService<SiteDatabase>().WriteAsync(
            transaction => transaction.Db.Set<Account>().Where(account => account.Id == Boss.Account.Id).ExecuteUpdateAsync(set => set.SetProperty(account => account.Person, "bo-real")),
            CancellationToken.None);
        Comment = (await Site.PostedAsync(
            "My son has it. Call 912 34 567.\nI cannot go on.", found: [new ScreeningFinding(ScreeningFindingKind.OthersHealth, 0, 10), new ScreeningFinding(ScreeningFindingKind.Phone, 20, 10), new ScreeningFinding(ScreeningFindingKind.Despair, 34, 13)])).Id;
        var boss = new Actor(Boss.Account.Id, Boss.Account.Name);
        ModeratedComment shown = await Site.PostedAsync("Does heat help?");
        Shown = shown.Id;
        await Site.Services.GetRequiredService<Moderation>().DecideAsync(shown.CurrentVersion, ModerationDecision.Approve, boss, CancellationToken.None);
        await Site.ReportAsync(ReportKind.Error, "The number is older than the source.", "kari@nordmann.example");
        await Site.ReportAsync(ReportKind.Unclear, "What is a marker?");
        await Site.VoteAsync("4");
        Draft = await WriteAsync("articles/fibro-fog/en.md");
        Review = await AskAsync("articles/fibro-fog/en.md");
        string signed = Site.Content.Read("articles/signed-once/en.md");
        await Site.Services.GetRequiredService<DraftStore>().SaveAsync(
            "articles/signed-once/en.md", signed.Replace("lighter", "deeper", StringComparison.Ordinal), ContentHash.Compute(System.Text.Encoding.UTF8.GetBytes(signed)), 0, boss, CancellationToken.None);
        await EditAsync("articles/old-01/en.md");
        Assert.True(EmailAddress.TryParse("marte@clinic.example", out EmailAddress email, out _));
        Token = Assert.IsType<InviteOutcome.Link>(await Site.Services.GetRequiredService<Invitations>().InviteAsync(
            new Invitation("Marte Lindvik", email, Role.Moderator, "marte-lindvik"), boss, CancellationToken.None)).Token;
        await Site.UntilAsync("/references/albrecht2019", (_, text) => text.Contains("No retraction is known", StringComparison.Ordinal));
    }

    // One text has an error, one is being written, and beside it lies a picture that nobody uses.
    private static void Furnish(ContentCopy content)
    {
        EveryBlock.Add(content);
        content.Write("articles/fibro-fog/unused.svg", """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 48"><rect width="64" height="48" fill="gray"/></svg>""");
        EveryBlock.AddSmall(content, "signed-once", "A page that was signed", new DateOnly(2026, 1, 1), "updated: 2026-02-01", "Sleep is lighter.");
        string text = content.Read("articles/signed-once/en.md");
        content.Write("articles/signed-once/en.md", new SignOff(SignOff.ComputeHash(text), "jonas-berg", "2026-01-01").PutInto(ArticleDocument.Parse(text)!).ToString());
        EveryBlock.AddSmall(content, "wrong", "A page with an error", new DateOnly(2026, 1, 1), "no-such-key: 1", "See [@nobody2020].");
    }

    // It has two versions, each from the disk.
    private async Task EditAsync(string file)
    {
        Assert.Contains("old-01", await Boss.ReadAsync("/admin/articles/old-01/versions"), StringComparison.Ordinal);
        Site.Content.Replace(file, "The text.", "Another text, of more words.");
        Assert.Contains("Version", await Boss.ReadAsync("/admin/articles/old-01/versions"), StringComparison.Ordinal);
    }

    private async Task<long> WriteAsync(string file)
    {
        DraftStore drafts = Site.Services.GetRequiredService<DraftStore>();
        string text = Site.Content.Read(file).Replace("memory", "remembering", StringComparison.Ordinal);
        await drafts.SaveAsync(file, text, ContentHash.None, 0, new Actor(9999, "Jonas Berg"), CancellationToken.None);
        return Assert.Single(await drafts.ListForFileAsync(file, CancellationToken.None)).Id;
    }

    private async Task<long> AskAsync(string file)
    {
        var jonas = new Actor(9999, "Jonas Berg");
        Draft draft = Assert.Single(await Site.Services.GetRequiredService<DraftStore>().ListForFileAsync(file, CancellationToken.None));
        ReviewStore reviews = Site.Services.GetRequiredService<ReviewStore>();
        var open = new OpenArticle(ContentPath.Parse(file, [])!, Site.Content.Read(file), draft.Text, draft.Seen, draft.Version);
        await reviews.AskAsync(open, isFile: false, "Fibro fog", "", "Is the new word better?", jonas, CancellationToken.None);
        Preview = await Site.Services.GetRequiredService<PreviewLinkStore>().CreateAsync(file, 7, jonas, CancellationToken.None);
        return Assert.Single(await reviews.ListForFileAsync(file, CancellationToken.None)).Id;
    }

    // What there is to dispose goes in Dispose, which is called as well.
    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        Boss?.Dispose();
        Site?.Dispose();
        _registries.Dispose();
    }
}
