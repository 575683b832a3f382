namespace FibroInfo.Comments.Screening;

/// <summary>A comment as it was sent, before anything of it is kept.</summary>
/// <param name="Website">The honeypot: a field that no reader sees, and that programs fill in.</param>
public sealed record CommentDraft(DisplayName Name, CommentText Body, string? Website);
