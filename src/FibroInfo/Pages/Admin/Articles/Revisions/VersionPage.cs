using FibroInfo.Content;
using FibroInfo.Pages.Shared;
using FibroInfo.Editing.Drafts;
using FibroInfo.Editing.Revisions;
using FibroInfo.Text.Comparing;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FibroInfo.Pages.Admin.Articles.Revisions;

/// <summary>What the page of one version shows: what it is, beside another one.</summary>
public abstract class VersionPage(WritingDesk desk, ArticleEditor editor, RevisionStore revisions, FolderRevisions disk) : PageModel
{
    public ContentPath Path { get; private set; } = null!;

    public Revision Version { get; private set; } = null!;

    /// <summary>The older and the newer one; null when there is nothing to compare with.</summary>
    public (int Older, int Newer)? Compared { get; private set; }

    public IReadOnlyList<(string Key, IReadOnlyList<ComparedBlock?> Blocks)> Parts { get; private set; } = [];

    public Withholding? Withheld { get; private set; }

    /// <summary>How many versions there are.</summary>
    public int Count { get; private set; }

    /// <summary>The file of today, as the next post has to name it.</summary>
    public string Seen { get; private set; } = "";

    public string Reason { get; protected set; } = "";

    public string? Refusal { get; private set; }

    public bool IsToday { get; private set; }

    protected WritingDesk Desk => desk;

    protected RevisionStore Revisions => revisions;

    protected ArticleEditor Editor => editor;

    protected PageResult Refused(string sentence, int status)
    {
        Refusal = sentence;
        return new PageResult { StatusCode = status };
    }

    /// <returns>False when there is no such version.</returns>
    /// <exception cref="Data.StoreAwayException">The store does not answer.</exception>
    protected async Task<bool> FindAsync(string name, string number, string? lang, string? with, CancellationToken cancel)
    {
        int? other = AddressNumber.Read(with);
        if (AddressNumber.Read(number) is not { } wanted || (with is not null && other is null) || other == wanted
            || await desk.FindAsync(Request.Path, name, lang, cancel) is not { } path)
        {
            return false;
        }

        Path = path;
        await disk.NoteAsync(path, cancel);
        if (await revisions.FindAsync(path, wanted, cancel) is not { } version)
        {
            return false;
        }

        (Version, Count, Seen) = (version, await revisions.CountAsync(path, cancel), FileVersion.Of(editor.Find(path)));
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
            Parts = VersionComparison.Between(await ReadAsync(older, cancel), await ReadAsync(newer, cancel));
        }

        return true;
    }

    protected async Task<string> ReadAsync(Revision revision, CancellationToken cancel) =>
        ArticleEditor.Decode(await revisions.ReadAsync(revision, cancel)) ?? throw new InvalidOperationException("What is no text was kept as a version.");

    /// <summary>Beside the newest one there is by now.</summary>
    protected async Task CompareWithNewestAsync(CancellationToken cancel)
    {
        await disk.NoteAsync(Path, cancel);
        (Count, Seen) = (await revisions.CountAsync(Path, cancel), FileVersion.Of(editor.Find(Path)));
        await CompareAsync(Count, cancel);
    }
}
