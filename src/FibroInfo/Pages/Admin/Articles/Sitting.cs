using FibroInfo.Content;
using FibroInfo.Editing.Drafts;
using FibroInfo.Editing.Matter;

namespace FibroInfo.Pages.Admin.Articles;

/// <summary>Somebody at one text: its file, their draft, and what colleagues are writing in it.</summary>
/// <param name="Bytes">Of the file as it is now; null when it is not there.</param>
/// <param name="Own">Their draft.</param>
/// <param name="Others">The last saved first.</param>
public sealed record Sitting(ContentPath Path, byte[]? Bytes, Draft? Own, IReadOnlyList<Draft> Others)
{
    public string? OnDisk => Bytes is null ? null : ArticleEditor.Decode(Bytes);

    /// <summary>True when the file is there and is no text.</summary>
    public bool IsNoText => Bytes is not null && OnDisk is null;

    /// <summary>True when there is nothing to open.</summary>
    public bool IsEmpty => Bytes is null && Own is null && Others.Count == 0;

    /// <summary>A colleague's draft; null when it is not there.</summary>
    public Draft? Find(long? id) => Others.FirstOrDefault(draft => draft.Id == id);

    /// <summary>What the form begins with: their own words first, then the file, then a colleague's who has begun.</summary>
    public string Text => Own?.Text ?? OnDisk ?? (Others is [var other, ..] ? other.Text : MatterText.Empty.ToString());

    public string Seen => Own?.Seen ?? FileVersion.Of(Bytes);

    /// <summary>True when the file was changed since their draft was begun.</summary>
    public bool IsOvertaken => Own is not null && Own.Seen != FileVersion.Of(Bytes);
}
