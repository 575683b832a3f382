using System.Text;
using FibroInfo.Audit;
using FibroInfo.Checks;
using FibroInfo.Content;
using FibroInfo.Data;
using FibroInfo.Editing.Documents;
using FibroInfo.Editing.Drafts;
using FibroInfo.Editing.Revisions;
using FibroInfo.Markdown;
using FibroInfo.Text;

namespace FibroInfo.Editing.Workflow;

/// <summary>
/// Gives a text another address. Its folder stays, and with it votes, comments and versions; no word changes, so a
/// signature stays too. A change for later and what people are writing just now go along: neither takes the address back.
/// </summary>
public sealed class SlugRenamer(ContentFileWriter files, RevisionCommit commit, AuditTrail audit, DraftValidator validator)
{
    private const int MaxSuggestionCharacters = 60;

    /// <param name="path">A text that stands in the folder, and is no change for later.</param>
    /// <param name="expectedVersion">The <see cref="ContentHash"/> that was looked at.</param>
    /// <param name="typed">The new word of its address.</param>
    /// <param name="reason">Why; may be empty.</param>
    /// <exception cref="DatabaseUnavailableException">The text is as it was.</exception>
    public async Task<EditResult> RenameAsync(ContentPath path, string expectedVersion, string typed, string reason, Actor actor, CancellationToken cancel)
    {
        if (!Slug.TryParse(typed, out Slug fresh))
        {
            return new RenameRefused(RenameRefusal.InvalidSlug, SlugGenerator.Generate(typed, MaxSuggestionCharacters));
        }

        try
        {
            return await files.RunExclusiveAsync(() => RenameExclusiveAsync(path, expectedVersion, fresh, reason, actor, cancel), cancel);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return EditResult.Failed.Unread(path.Path, fault);
        }
    }

    private async Task<EditResult> RenameExclusiveAsync(
        ContentPath path, string expectedVersion, Slug newSlug, string reason, Actor actor, CancellationToken cancel)
    {
        if (files.Read(path.Path) is not { } now || ContentHash.Compute(now) != expectedVersion)
        {
            return EditResult.Conflict.Instance;
        }

        // The change for later first: until its time nobody asks it for its address, so being stopped between the two breaks nothing.
        ContentPath[] both = path.IsArticle ? [ScheduledChanges.GetNextPath(path), path] : [path];
        var edits = new List<(ContentPath Path, byte[] Now, SlugChange Edit)>();
        foreach (ContentPath file in both)
        {
            if (files.Read(file.Path) is { } bytes)
            {
                if (TextDecoder.Decode(bytes) is not { } text || SlugChange.TryCreate(text, file, newSlug) is not { } edit)
                {
                    return new RenameRefused(RenameRefusal.NotEditableByForm);
                }

                edits.Add((file, bytes, edit));
            }
        }

        validator.LookAgain();
        return Refusal(path, edits[^1].Edit, newSlug) ?? await WriteAsync(edits, newSlug, reason, actor, cancel);
    }

    private async Task<EditResult> WriteAsync(
        List<(ContentPath Path, byte[] Now, SlugChange Edit)> edits, Slug newSlug, string reason, Actor actor, CancellationToken cancel)
    {
        (FileChange Change, ContentPath Path, SlugChange Edit)[] changed =
        [
            .. edits.Select(edit => (Change: new FileChange(edit.Path.Path, edit.Now, Encoding.UTF8.GetBytes(edit.Edit.Text)), edit.Path, edit.Edit))
                .Where(edit => !edit.Change.Expected.AsSpan().SequenceEqual(edit.Change.NewContent)),
        ];
        string because = reason.Length > 0 ? $": {reason}" : "";
        return await commit.RunAsync(
            [.. changed.Select(edit => edit.Change)],
            change => new RevisionInfo(actor, $"The address was {changed.First(edit => edit.Change == change).Edit.Old} and is {newSlug} now. {reason}".Trim()),
            async transaction =>
            {
                foreach ((FileChange change, ContentPath path, SlugChange edit) in changed)
                {
                    audit.Record(transaction, actor, $"{path.Kind}.rename", $"text {path.Path}", $"was {edit.Old}, is {newSlug}{because}");
                    await DraftStore.RebaseAsync(
                        transaction, path.Path, change.Expected!, change.NewContent!, text => Carried(text, path, edit.Old, newSlug), cancel);
                }
            }, cancel);
    }

    // A draft that asks for an address of its own stays as it is; its writer sees both when they publish.
    private static string? Carried(string draft, ContentPath path, Slug old, Slug newSlug) =>
        SlugChange.TryCreate(draft, path, newSlug) is { } edit && edit.Old == old ? edit.Text : null;

    private EditResult? Refusal(ContentPath path, SlugChange edit, Slug newSlug) =>
        edit.Old == newSlug ? new RenameRefused(RenameRefusal.Same)
        : !path.IsArticle && PageParser.IsOfTheSite(newSlug) ? new RenameRefused(RenameRefusal.ReservedBySite)
        : FindOther(path, newSlug) is { } file ? new RenameRefused(RenameRefusal.Taken, file)
        // Readers would go on with its last good version, at the old address.
        : validator.Read(path, edit.Text).Errors.ToArray() is [_, ..] errors ? new EditResult.Invalid(errors) : null;

    // A text with that address, now or before; or one in a folder of that name which nobody can read as it stands.
    private string? FindOther(ContentPath path, Slug newSlug)
    {
        CheckContext context = validator.CreateContext();
        if (context.Addresses.Find(SlugChange.Prefix(path) + newSlug, out _) is { } text)
        {
            return text.Path.Folder == path.Folder && text.Path.IsArticle == path.IsArticle ? null : text.Path.Path;
        }

        string file = $"{path.Kind}s/{newSlug}/{path.Language}.md";
        return newSlug != path.Folder && context.ContentSnapshot.Texts.All(known => known.Path.Path != file) && files.Read(file) is not null ? file : null;
    }
}

/// <summary>A text was not given another address, for a reason of its own.</summary>
/// <param name="Detail">The nearest word that can be an address, or the file of the text that has it; empty for none.</param>
public sealed record RenameRefused(RenameRefusal Why, string Detail = "") : EditResult;

public enum RenameRefusal
{
    /// <summary>It stands there already.</summary>
    Same,

    /// <summary>What was typed can be no word of an address.</summary>
    InvalidSlug,

    /// <summary>The site itself answers there.</summary>
    ReservedBySite,

    /// <summary>It is, or was, the address of another text.</summary>
    Taken,

    /// <summary>Its keys are written in a way that no form can change.</summary>
    NotEditableByForm,
}

/// <summary>Which other texts link to an address, or to what hangs on it: a list of its sources, a picture.</summary>
public static class LinkingTextFinder
{
    /// <returns>Their files, in order.</returns>
    public static IReadOnlyList<string> FindLinksTo(CheckContext context, ContentPath path, string address) =>
    [
        .. context.ContentSnapshot.Texts.Where(text => text.Path.Folder != path.Folder || text.Path.IsArticle != path.IsArticle)
            .Where(text => text.ParsedMarkdown.Links.Any(link => IsMeant(PathOf(link), address)))
            .Select(text => text.Path.Path).Order(StringComparer.Ordinal),
    ];

    private static bool IsMeant(string target, string address) =>
        target == address || target == $"{address}.md" || target.StartsWith($"{address}/", StringComparison.Ordinal);

    private static string PathOf(TextLink link) => link.Target.Split('#', '?')[0].TrimEnd('/');
}
