using FibroInfo.Content;
using FibroInfo.Audit;

namespace FibroInfo.Pages.Admin.Articles.Next;

/// <summary>A text in somebody's hands, saved, at the moment when they press a button.</summary>
/// <param name="Draft">The version of their draft.</param>
/// <param name="OnDisk">What the file says; null when it is not there or has an error.</param>
/// <param name="Written">What the text says, with its errors; null when nothing of it can be read.</param>
public sealed record OpenText(Sitting Sitting, string Text, int Draft, Article? OnDisk, Article? Written, StepForm Typed, Actor Who)
{
    /// <summary>Readers have it in another wording.</summary>
    public required bool IsOfLive { get; init; }
}
