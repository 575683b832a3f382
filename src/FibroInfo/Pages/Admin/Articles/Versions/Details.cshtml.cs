using FibroInfo.Accounts;
using FibroInfo.Audit;
using FibroInfo.Content;
using FibroInfo.Data;
using FibroInfo.Editing;
using FibroInfo.Editing.Documents;
using FibroInfo.Editing.Drafts;
using FibroInfo.Editing.Revisions;
using FibroInfo.Editing.Workflow;
using FibroInfo.Pages.Shared;
using FibroInfo.Text;
using FibroInfo.Text.Comparing;
using FibroInfo.Web;
using Microsoft.AspNetCore.Mvc;

namespace FibroInfo.Pages.Admin.Articles.Versions;

/// <summary>One version beside another, by words; it can be brought back, and withheld from readers.</summary>
public sealed class VersionModel(
    EditingSessionLoader sessionLoader, ArticleEditor editor, RevisionStore revisions, DiskChangeRecorder disk, SignOffPolicy signOffPolicy,
    SourceKeyHistory keyHistory, PublishedContent library, UiText words,
    TimeProvider clock)
    : VersionPage(sessionLoader, editor, revisions, disk)
{
    /// <summary>What readers are told of it.</summary>
    public ActionForm Typed { get; private set; } = ActionForm.Empty;

    /// <summary>More than spelling would be other than readers have it, and they were not told so yet.</summary>
    public bool WantsLine { get; private set; }

    /// <summary>Readers have the page now.</summary>
    public bool IsOfLive => Desk.OnDisk(Path)?.IsPublicAt(clock.GetUtcNow()) ?? false;

    /// <summary>Of a plain page nothing is compared in public.</summary>
    public bool MayWithhold => Path.IsArticle && User.Roles().HasFlag(Role.Administrator);

    public async Task<IActionResult> OnGetAsync(
        [FromRoute] string folder, [FromRoute] string number, [FromQuery] string? lang, [FromQuery] string? with, CancellationToken cancel)
    {
        try
        {
            return await FindAsync(folder, number, lang, with, cancel) ? Page() : NotFound();
        }
        catch (DatabaseUnavailableException)
        {
            return StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }

    public async Task<IActionResult> OnPostAsync(
        [FromRoute] string folder, [FromRoute] string number, [FromQuery] string? lang, [FromQuery] string? with, CancellationToken cancel)
    {
        PostForm post = await HttpContext.ReadPostAsync();
        try
        {
            if (!await FindAsync(folder, number, lang, with, cancel))
            {
                return NotFound();
            }

            Typed = ActionForm.FromPost(post);
            Reason = string.Join(' ', post["reason"].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            return Reason.Length is 0 or > ArticleEditor.MaxReasonCharacters
                ? Refused(words["versions.fault.reason", ArticleEditor.MaxReasonCharacters], StatusCodes.Status400BadRequest)
                : Typed.Fault is not null ? Refused(words["versions.fault.line", CorrectionLine.MaxCharacters], StatusCodes.Status400BadRequest)
                : await DoAsync(post["action"], post["seen"], cancel);
        }
        catch (DatabaseUnavailableException)
        {
            return StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }

    private async Task<IActionResult> DoAsync(string action, string expectedVersion, CancellationToken cancel) => action switch
    {
        "restore" => await RestoreAsync(expectedVersion, cancel),
        "withhold" or "show" when !MayWithhold => StatusCode(StatusCodes.Status403Forbidden),
        "withhold" => After(await Revisions.WithholdAsync(Path, Version, Reason, User.Actor(), cancel), "withheld"),
        "show" => After(await Revisions.ShowAsync(Path, Version, Reason, User.Actor(), cancel), "shown"),
        _ => Refused(words["editor.refused.button"], StatusCodes.Status400BadRequest),
    };

    private IActionResult After(bool isDone, string action) =>
        isDone ? new SeeOtherResult($"{StaffRoutes.Articles.VersionsFor(Path)}&done={action}")
            : Refused(words["versions.already"], StatusCodes.Status409Conflict);

    private async Task<IActionResult> RestoreAsync(string expectedVersion, CancellationToken cancel)
    {
        string old = RevisionRestore.BuildText(await ReadAsync(Version, cancel), Editor.Find(Path));
        // A source may have another key since: the old one would be unknown.
        string text = await keyHistory.UpdateTextAsync(old, cancel);
        if (Version.Status == "published" && !await IsSignedAsync(old, text, cancel))
        {
            return Refused(words["versions.unsigned"], StatusCodes.Status400BadRequest);
        }

        // What is an error today is said first: no line mends it.
        if (IsOfLive && Typed.Correction is null && SpellingChangeRules.ChangesMeaning(OnDisk, text) && !Desk.Read(Path, text).Errors.Any())
        {
            WantsLine = true;
            return Refused(words["versions.fault.line", CorrectionLine.MaxCharacters], StatusCodes.Status400BadRequest);
        }

        text = IsOfLive && Typed.Correction is { } line ? line.PutInto(text, library.Site.Today(clock.GetUtcNow())) : text;

        switch (await Editor.RestoreAsync(Path, expectedVersion, text, Reason, Version.Number, User.Actor(), cancel))
        {
            case EditResult.Saved:
                return new SeeOtherResult($"{StaffRoutes.Articles.VersionsFor(Path)}&done=restored");
            case EditResult.Conflict:
                return await OvertakenAsync(cancel);
            case EditResult.Invalid:
                IEnumerable<string> faults = Desk.Read(Path, text).Errors.Select(problem => $"{problem.Message} {problem.Fix}");
                return Refused(words["versions.errors", string.Join(' ', faults)], StatusCodes.Status400BadRequest);
            case EditResult.Failed refused:
                return Refused(refused.Why, StatusCodes.Status503ServiceUnavailable);
            case var other:
                throw new InvalidOperationException($"No answer for {other}.");
        }
    }

    private string? OnDisk => Editor.Find(Path) is { } bytes ? TextDecoder.Decode(bytes) : null;

    // What readers get at once was signed as it stands, or needs no signature.
    private async Task<bool> IsSignedAsync(string old, string text, CancellationToken cancel)
    {
        bool isRequired = library.Site.Policy.SignOffRequired;
        return IsEnough(SignOffPolicy.OfFile(text, isRequired))
            && (IsEnough(await signOffPolicy.AskAsync(OnDisk, text, isRequired, cancel))
                || IsEnough(await signOffPolicy.AskAsync(OnDisk, old, isRequired, cancel)));

        static bool IsEnough(SignOffState state) => state is SignOffState.Signed or SignOffState.NotNeeded;
    }

    // Both side by side: the one of now, and the one that would come in its place.
    private async Task<IActionResult> OvertakenAsync(CancellationToken cancel)
    {
        await CompareWithNewestAsync(cancel);
        return Refused(words["versions.overtaken"], StatusCodes.Status409Conflict);
    }
}

/// <summary>What the page of one version shows: what it is, beside another one.</summary>
public abstract class VersionPage(EditingSessionLoader sessionLoader, ArticleEditor editor, RevisionStore revisions, DiskChangeRecorder disk) : StaffPage
{
    public ContentPath Path { get; private set; } = null!;

    public Revision Version { get; private set; } = null!;

    /// <summary>The older and the newer one; null when there is nothing to compare with.</summary>
    public (int Older, int Newer)? Compared { get; private set; }

    public IReadOnlyList<(string Key, IReadOnlyList<DiffBlock?> Blocks)> Parts { get; private set; } = [];

    public HiddenRevision? Withheld { get; private set; }

    /// <summary>How many versions there are.</summary>
    public int Count { get; private set; }

    /// <summary>The file of today, as the next post has to name it.</summary>
    public string Seen { get; private set; } = "";

    public string Reason { get; protected set; } = "";

    public bool IsToday { get; private set; }

    protected EditingSessionLoader Desk => sessionLoader;

    protected RevisionStore Revisions => revisions;

    protected ArticleEditor Editor => editor;

    /// <returns>False when there is no such version.</returns>
    /// <exception cref="Data.DatabaseUnavailableException">The store does not answer.</exception>
    protected async Task<bool> FindAsync(string name, string number, string? lang, string? with, CancellationToken cancel)
    {
        int? other = RouteNumber.Parse(with);
        if (RouteNumber.Parse(number) is not { } wanted || (with is not null && other is null) || other == wanted
            || await sessionLoader.FindAsync(Request.Path, name, lang, cancel) is not { } path)
        {
            return false;
        }

        Path = path;
        await disk.RecordAsync(path, cancel);
        if (await revisions.FindAsync(path, wanted, cancel) is not { } version)
        {
            return false;
        }

        (Version, Count, Seen) = (version, await revisions.CountAsync(path, cancel), ContentHash.Compute(editor.Find(path)));
        IsToday = version.Text == Seen;
        Withheld = (await revisions.WithheldAsync(path, cancel)).GetValueOrDefault(version.Reading);
        return await CompareAsync(other ?? (wanted > 1 ? wanted - 1 : Count), cancel);
    }

    private async Task<bool> CompareAsync(int with, CancellationToken cancel)
    {
        if (await revisions.FindAsync(Path, with, cancel) is not { } other)
        {
            return false;
        }

        if (other.Number != Version.Number)
        {
            (Revision older, Revision newer) = other.Number < Version.Number ? (other, Version) : (Version, other);
            Compared = (older.Number, newer.Number);
            Parts = RevisionComparison.Between(await ReadAsync(older, cancel), await ReadAsync(newer, cancel));
        }

        return true;
    }

    protected async Task<string> ReadAsync(Revision revision, CancellationToken cancel) =>
        TextDecoder.Decode(await revisions.ReadAsync(revision, cancel)) ?? throw new InvalidOperationException("What is no text was kept as a version.");

    /// <summary>Beside the newest one there is by now.</summary>
    protected async Task CompareWithNewestAsync(CancellationToken cancel)
    {
        await disk.RecordAsync(Path, cancel);
        (Count, Seen) = (await revisions.CountAsync(Path, cancel), ContentHash.Compute(editor.Find(Path)));
        await CompareAsync(Count, cancel);
    }
}
