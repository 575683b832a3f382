namespace FibroInfo.Pages.Admin.Articles.Next;

/// <summary>A text made ready for its next step, or why it cannot be.</summary>
/// <param name="Draft">The version of the draft now.</param>
/// <param name="Refusal">A sentence; null when it is ready.</param>
public sealed record ReadyText(string Text, int Draft, string? Refusal = null);
