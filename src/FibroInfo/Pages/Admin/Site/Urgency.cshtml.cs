using System.Text.Json.Nodes;
using FibroInfo.Accounts;
using FibroInfo.Content;
using FibroInfo.Data;
using FibroInfo.Editing;
using FibroInfo.Editing.Documents;
using FibroInfo.Editing.SiteData;
using FibroInfo.Editing.Workflow;
using FibroInfo.Pages.Shared;
using FibroInfo.Site;
using FibroInfo.Text;
using FibroInfo.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FibroInfo.Pages.Admin.Site;

/// <summary>The text on when to get help: staff change it, and readers have the change once a reviewer who did not write it signs it (P-20).</summary>
public sealed class UrgencyModel(
    UrgencyEditor editor, SiteDataFileLoader loader, PublishedContent published, UiText words, TimeProvider clock) : PageModel
{
    private static readonly string[] Answers = ["saved", "signed", "sent-back", "discarded"];

    private readonly List<Problem> _problems = [];
    private ContentSnapshot _content = ContentSnapshot.Empty;
    private YamlFileText? _live;

    public UrgencyChange? Waiting { get; private set; }

    public EntryForm Form { get; private set; } = null!;

    public string Seen { get; private set; } = "";

    public string? Refusal { get; private set; }

    public string? Done { get; private set; }

    /// <summary>What the waiting change makes of the text that readers have; empty where nothing waits.</summary>
    public IReadOnlyList<(string Label, string Before, string After)> Changes { get; private set; } = [];

    /// <summary>There is something to sign: a change, or a file whose signature does not fit.</summary>
    public bool CanBeSigned { get; private set; }

    /// <summary>Why this person cannot sign it, in a sentence; null when they can.</summary>
    public string? SigningRefused { get; private set; }

    public bool CanChange => _live is not null;

    public UrgencyText? Live => published.Site.Urgency;

    private StaffEditor Signer => new(User.Actor(), User.Roles(), User.GetStaff().Person);

    public async Task<IActionResult> OnGetAsync([FromQuery] string? done, CancellationToken cancel)
    {
        Done = Answers.Contains(done) ? done : null;
        return await ShowAsync(PostForm.From(), StatusCodes.Status200OK, cancel);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        PostForm post = await HttpContext.ReadPostAsync();
        _content = await loader.GetSnapshotAsync(cancel);
        try
        {
            return post["action"] switch
            {
                "save" => await AnswerAsync(await SaveAsync(post, cancel), "saved", post, cancel),
                "sign" => await AnswerAsync(await SignAsync(post, cancel), "signed", post, cancel),
                "send-back" => await AnswerAsync(await SendBackAsync(post, cancel), "sent-back", post, cancel),
                "discard" => await AnswerAsync(await editor.DiscardAsync(post["seen"], User.Actor(), cancel), "discarded", post, cancel),
                _ => await ShowAsync(post, StatusCodes.Status200OK, cancel),
            };
        }
        catch (DatabaseUnavailableException)
        {
            Refusal = words["entries.refused.away"];
            return await ShowAsync(post, StatusCodes.Status503ServiceUnavailable, cancel);
        }
    }

    private async Task<EditResult> SaveAsync(PostForm post, CancellationToken cancel)
    {
        (YamlFileText? live, UrgencyChange? waiting) = await editor.OpenAsync(_problems, cancel);
        if (live is null)
        {
            return new InvalidEntry(_problems, null);
        }

        var sent = new PostedEntry(SiteDataFileCatalogue.Urgency, post, _content.SiteData);
        JsonObject before = UrgencyEditor.GetData(live, waiting);
        return sent.IsTooLong(before) ? new EditResult.Failed(words["entries.fault.long"], IsTransient: false)
            : await editor.ProposeAsync(sent.Wanted(before), post["seen"], User.GetStaff().Person, User.Actor(), cancel);
    }

    private Task<EditResult> SignAsync(PostForm post, CancellationToken cancel) =>
        editor.SignAsync(post["seen"], Signer, published.SiteData.People, published.Site.Today(clock.GetUtcNow()), cancel);

    private async Task<EditResult> SendBackAsync(PostForm post, CancellationToken cancel) =>
        post["reason"].Trim() is { Length: > 0 and <= UrgencyEditor.MaxReasonCharacters } reason
            ? await editor.SendBackAsync(post["seen"], reason, Signer, published.SiteData.People, cancel)
            : new EditResult.Failed(words["urgency.reason-missing", UrgencyEditor.MaxReasonCharacters], IsTransient: false);

    private async Task<IActionResult> AnswerAsync(EditResult result, string done, PostForm post, CancellationToken cancel)
    {
        if (result is EditResult.Saved)
        {
            // Readers have it before the page says so.
            await loader.GetSnapshotAsync(cancel);
            return new SeeOtherResult($"{StaffRoutes.Site.Urgency}?done={done}");
        }

        (Refusal, int status) = result switch
        {
            UrgencySigningRefused { Why: var why } => (words[$"urgency.refused.{why}"], StatusCodes.Status403Forbidden),
            NoUrgencyChange => (words["urgency.nothing-waits"], StatusCodes.Status409Conflict),
            EditResult.Conflict => (words["entries.refused.changed"], StatusCodes.Status409Conflict),
            EditResult.Failed { IsTransient: false } failed => (failed.Why, StatusCodes.Status400BadRequest),
            var other => EntryRefusalMessages.Describe(other, SiteDataFileCatalogue.Urgency, null, [], words) is var (sentence, code, found)
                ? ($"{sentence} {string.Join(' ', found.Select(one => $"{one.Problem.Message} {one.Problem.Fix}").Take(5))}", code) : default,
        };
        return await ShowAsync(post, status, cancel);
    }

    private async Task<PageResult> ShowAsync(PostForm post, int status, CancellationToken cancel)
    {
        _content = await loader.GetSnapshotAsync(cancel);
        try
        {
            _problems.Clear();
            (_live, Waiting) = await editor.OpenAsync(_problems, cancel);
        }
        catch (DatabaseUnavailableException)
        {
            (Refusal, status) = (words["entries.refused.away"], StatusCodes.Status503ServiceUnavailable);
        }

        var sent = new PostedEntry(SiteDataFileCatalogue.Urgency, post, _content.SiteData);
        Form = new EntryForm(SiteDataFileCatalogue.Urgency, _live is null ? [] : sent.Show(UrgencyEditor.GetData(_live, Waiting)),
            [.. _problems.Select(problem => new EntryProblem(problem, null))], _content.SiteData);
        if (_live is not null)
        {
            Seen = UrgencyEditor.ComputeVersion(_live, Waiting);
            CanBeSigned = Waiting is null ? Live is not null && !UrgencyEditor.IsSigned(_live) : Waiting.Reason is null;
            SigningRefused = UrgencyEditor.FindRefusal(Waiting, Signer, published.SiteData.People) is { } why ? words[$"urgency.refused.{why}"] : null;
            Changes = Waiting is null ? [] : [.. Compare(_live, Waiting)];
        }

        return new PageResult { StatusCode = status };
    }

    private IEnumerable<(string Label, string Before, string After)> Compare(YamlFileText live, UrgencyChange waiting)
    {
        EntryForm before = FormOf(null), after = FormOf(waiting);
        var fields = before.Parts.SelectMany(part => part.Leaves).ToDictionary(leaf => leaf.Name, StringComparer.Ordinal);
        var changed = after.Parts.SelectMany(part => part.Leaves).ToDictionary(leaf => leaf.Name, StringComparer.Ordinal);
        foreach (string name in changed.Keys.Union(fields.Keys))
        {
            string old = fields.GetValueOrDefault(name)?.Value ?? "", now = changed.GetValueOrDefault(name)?.Value ?? "";
            if (old != now)
            {
                yield return (after.GetLabel(changed.GetValueOrDefault(name) ?? fields[name], words), old, now);
            }
        }

        EntryForm FormOf(UrgencyChange? change) => new(SiteDataFileCatalogue.Urgency,
            new EntryFormSchema(SiteDataFileCatalogue.Urgency, SiteDataFileLoader.CodesOf(_content.SiteData.Site), _ => null)
                .Show(UrgencyEditor.GetData(live, change)),
            [], _content.SiteData);
    }
}
