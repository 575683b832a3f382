using FibroInfo.Content;
using FibroInfo.Editing.Sources;
using FibroInfo.Editing;
using FibroInfo.Pages.Shared;
using FibroInfo.References;
using FibroInfo.Text;
using Microsoft.AspNetCore.Mvc;

namespace FibroInfo.Pages.Admin.Sources;

/// <summary>Another key for a source, in the library and in every text that cites it.</summary>
public sealed class RenameModel(CurrentContentLoader contentLoader, SourceEditor editor, UiText words) : RefusingModel(words)
{
    private ContentSnapshot _all = null!;

    [BindProperty]
    [FromForm(Name = "")]
    public RenameInput Input { get; set; } = new();

    public Reference Source { get; private set; } = null!;

    public string To { get; private set; } = "";

    public KeyChangeImpact Rewriting => KeyChangeImpact.Create(Source.Id, editor, _all, keepsReviews: true);

    public async Task<IActionResult> OnGetAsync([FromRoute] string key, CancellationToken cancel)
    {
        if (!await FindAsync(key, cancel))
        {
            return NotFound();
        }

        To = Source.Id;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromRoute] string key, CancellationToken cancel)
    {
        if (!await FindAsync(key, cancel))
        {
            return NotFound();
        }

        To = Input.To.Trim();
        EditResult outcome = await editor.RenameAsync(Input.GetVersionToken(Source.Id), To, User.Actor(), cancel);
        return outcome is SourceSaved done ? new SeeOtherResult(StaffRoutes.Sources.After(done.Key, "renamed"))
            : SourceRefusalMessages.Answer(this, outcome, Input.Parse());
    }

    private async Task<bool> FindAsync(string key, CancellationToken cancel)
    {
        ContentSnapshot all = await contentLoader.GetSnapshotAsync(cancel);
        if (editor.FindOrRead(all, key) is not { } source)
        {
            return false;
        }

        (_all, Source) = (all, source);
        return true;
    }
}

/// <summary>What another key does to the texts that cite a source.</summary>
/// <param name="Texts">The files that will be changed.</param>
/// <param name="Reviewed">Those that are signed.</param>
/// <param name="KeepsReviews">They cite the same paper afterwards, so they stay signed.</param>
public sealed record KeyChangeImpact(IReadOnlyList<string> Texts, IReadOnlyList<ReviewedText> Reviewed, bool KeepsReviews)
{
    public static KeyChangeImpact Create(string key, SourceEditor editor, ContentSnapshot all, bool keepsReviews)
    {
        IReadOnlyList<CitingText> places = SourceIndex.GetFor(all).GetCitingTexts(key);
        return new KeyChangeImpact(
            SourceRefusalMessages.EmptyOnFault(() => editor.TextsThatCite(key)),
            [
                .. SourceRefusalMessages.EmptyOnFault(() => editor.ReviewedTextsThatCite(key))
                    .Select(file => new ReviewedText(file, places.FirstOrDefault(place => place.File == file)?.Title)),
            ], keepsReviews);
    }
}

/// <summary>A text whose words a reviewer signed.</summary>
/// <param name="Title">Null when the site has not read it.</param>
public sealed record ReviewedText(string File, string? Title);

public sealed record RenameInput : SourceAsSeen
{
    /// <summary>The new key.</summary>
    public string To { get; init; } = "";
}
