using System.Text;
using FibroInfo.Audit;
using FibroInfo.Checks;
using FibroInfo.Content;
using FibroInfo.Data;
using FibroInfo.Editing.Drafts;
using FibroInfo.Editing.Revisions;
using FibroInfo.Editing.Schedules;
using FibroInfo.Markdown;
using FibroInfo.Text;

namespace FibroInfo.Editing.Addresses;

/// <summary>
/// Gives a text another address. Its folder stays, and with it votes, comments and versions; no word changes, so a
/// signature stays too. A change for later and what people are writing just now go along: neither takes the address back.
/// </summary>
public sealed class TextRenaming(ContentFiles files, SiteDatabase store, AuditTrail audit, DraftValidator proofs, RevisionLog revisions)
{
    private const int MostMendedCharacters = 60;

    private readonly ContentCommit _writing = new(files, store, revisions);

    /// <param name="path">A text that stands in the folder, and is no change for later.</param>
    /// <param name="seen">The <see cref="ContentHash"/> that was looked at.</param>
    /// <param name="typed">The new word of its address.</param>
    /// <param name="reason">Why; may be empty.</param>
    /// <exception cref="DatabaseUnavailableException">The text is as it was.</exception>
    public async Task<RenameOutcome> RenameAsync(ContentPath path, string seen, string typed, string reason, Actor who, CancellationToken cancel)
    {
        if (!Slug.TryParse(typed, out Slug fresh))
        {
            return new RenameOutcome.Unfit(SlugGenerator.Of(typed, MostMendedCharacters));
        }

        try
        {
            return await files.AloneAsync(() => RenameAloneAsync(path, seen, fresh, reason, who, cancel), cancel);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return new RenameOutcome.Refused(WriteOutcome.Refused.Unread(path.Path, fault));
        }
    }

    private async Task<RenameOutcome> RenameAloneAsync(ContentPath path, string seen, Slug fresh, string reason, Actor who, CancellationToken cancel)
    {
        if (files.Read(path.Path) is not { } now || ContentHash.Of(now) != seen)
        {
            return new RenameOutcome.ChangedMeanwhile();
        }

        // The change for later first: until its time nobody asks it for its address, so being stopped between the two breaks nothing.
        ContentPath[] both = path.IsArticle ? [PlannedChanges.NextOf(path), path] : [path];
        var edits = new List<(ContentPath Path, byte[] Now, AddressEdit Edit)>();
        foreach (ContentPath file in both)
        {
            if (files.Read(file.Path) is { } bytes)
            {
                if (ArticleEditor.Decode(bytes) is not { } text || AddressEdit.Of(text, file, fresh) is not { } edit)
                {
                    return new RenameOutcome.Odd();
                }

                edits.Add((file, bytes, edit));
            }
        }

        return Refusal(path, edits[^1].Edit, fresh) ?? await WriteAsync(edits, fresh, reason, who, cancel);
    }

    private async Task<RenameOutcome> WriteAsync(
        List<(ContentPath Path, byte[] Now, AddressEdit Edit)> edits, Slug fresh, string reason, Actor who, CancellationToken cancel)
    {
        foreach ((ContentPath path, byte[] now, AddressEdit edit) in edits)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(edit.Text);
            string because = reason.Length > 0 ? $": {reason}" : "";
            string why = $"The address was {edit.Old} and is {fresh} now. {reason}".Trim();
            WriteOutcome outcome = now.AsSpan().SequenceEqual(bytes) ? WriteOutcome.Done.It : await _writing.RunAsync(
                path.Path, now, bytes, new RevisionInfo(who, why),
                async writing =>
                {
                    audit.Note(writing, who, $"{path.Kind}.rename", $"text {path.Path}", $"was {edit.Old}, is {fresh}{because}");
                    await DraftStore.CarryAsync(writing, path.Path, now, bytes, text => Carried(text, path, edit.Old, fresh), CancellationToken.None);
                }, cancel);
            if (outcome is not WriteOutcome.Done)
            {
                return outcome is WriteOutcome.Refused refused ? new RenameOutcome.Refused(refused.Why) : new RenameOutcome.ChangedMeanwhile();
            }
        }

        return new RenameOutcome.Done();
    }

    // A draft that asks for an address of its own stays as it is; its writer sees both when they publish.
    private static string? Carried(string draft, ContentPath path, Slug old, Slug fresh) =>
        AddressEdit.Of(draft, path, fresh) is { } edit && edit.Old == old ? edit.Text : null;

    private RenameOutcome? Refusal(ContentPath path, AddressEdit edit, Slug fresh) =>
        edit.Old == fresh ? new RenameOutcome.Same()
        : !path.IsArticle && PageReader.IsOfTheSite(fresh) ? new RenameOutcome.OfTheSite()
        : FindOther(path, fresh) is { } file ? new RenameOutcome.Taken(file)
        : proofs.Read(path, edit.Text).Errors.Any() ? new RenameOutcome.Faulty() : null;

    // A text with that address, now or before; or one in a folder of that name which nobody can read as it stands.
    private string? FindOther(ContentPath path, Slug fresh)
    {
        CheckContext desk = proofs.Desk();
        if (desk.Addresses.Find(AddressEdit.Prefix(path) + fresh, out _) is { } text)
        {
            return text.Path.Folder == path.Folder && text.Path.IsArticle == path.IsArticle ? null : text.Path.Path;
        }

        string file = $"{path.Kind}s/{fresh}/{path.Language}.md";
        return fresh != path.Folder && desk.ContentSnapshot.Texts.All(known => known.Path.Path != file) && files.Read(file) is not null ? file : null;
    }
}

/// <summary>What became of a text that was to stand at another address. Only <see cref="Done"/> changed it.</summary>
public abstract record RenameOutcome
{
    private RenameOutcome()
    {
    }

    public sealed record Done : RenameOutcome;

    /// <summary>It stands there already.</summary>
    public sealed record Same : RenameOutcome;

    /// <summary>What was typed can be no word of an address.</summary>
    /// <param name="Mended">The nearest that can; empty when nothing of it is left.</param>
    public sealed record Unfit(string Mended) : RenameOutcome;

    /// <summary>The site itself answers there.</summary>
    public sealed record OfTheSite : RenameOutcome;

    /// <param name="File">Of the text whose address it is, or was.</param>
    public sealed record Taken(string File) : RenameOutcome;

    /// <summary>The file is not the one that was looked at.</summary>
    public sealed record ChangedMeanwhile : RenameOutcome;

    /// <summary>Its file has errors: readers would go on with its last good version, at the old address.</summary>
    public sealed record Faulty : RenameOutcome;

    /// <summary>Its keys are written in a way that no form can change.</summary>
    public sealed record Odd : RenameOutcome;

    /// <param name="Why">A sentence for the person at the form: the folder is read-only, or the disk is full.</param>
    public sealed record Refused(string Why) : RenameOutcome;
}

/// <summary>Which other texts link to an address, or to what hangs on it: a list of its sources, a picture.</summary>
public static class TextsLinking
{
    /// <returns>Their files, in order.</returns>
    public static IReadOnlyList<string> To(CheckContext desk, ContentPath path, string address) =>
    [
        .. desk.ContentSnapshot.Texts.Where(text => text.Path.Folder != path.Folder || text.Path.IsArticle != path.IsArticle)
            .Where(text => text.ParsedMarkdown.Links.Any(link => IsMeant(PathOf(link), address)))
            .Select(text => text.Path.Path).Order(StringComparer.Ordinal),
    ];

    private static bool IsMeant(string target, string address) =>
        target == address || target == $"{address}.md" || target.StartsWith($"{address}/", StringComparison.Ordinal);

    private static string PathOf(TextLink link) => link.Target.Split('#', '?')[0].TrimEnd('/');
}
