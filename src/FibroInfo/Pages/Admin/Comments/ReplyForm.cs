using FibroInfo.Comments;
using FibroInfo.Comments.Screening;
using FibroInfo.Text;

namespace FibroInfo.Pages.Admin.Comments;

/// <summary>What the clinic is about to answer, as it was typed.</summary>
/// <param name="AddsContact">Whether the line that leads to the contact page is put below (C-7).</param>
/// <param name="Fault">The key of the words that say what is wrong with it; null when it can be sent.</param>
/// <param name="Found">What must be looked at before it is sent; null before anybody looked.</param>
public sealed record ReplyForm(string Typed, bool AddsContact, string? Fault = null, ScreeningResult? Found = null)
{
    public static readonly ReplyForm Empty = new("", AddsContact: true);

    public bool HasFault => Fault is not null || Found is { Findings.Count: > 0 };

    public bool MayBeKept => Fault is null && Found is { IsRefused: false, AsksWriter: true };

    /// <summary>The same, looked over, and the text as it will be shown.</summary>
    public ReplyForm Checked(string contactLine, out CommentText text)
    {
        bool fits = CommentText.TryParse(AddsContact && Typed.Trim() != "" ? $"{Typed.Trim()}\n\n{contactLine}" : Typed, out text, out FieldRefusal? refusal);
        return fits ? this with { Found = ReplyScreening.Look(text) } : this with { Fault = $"fault.body.{refusal}" };
    }
}
