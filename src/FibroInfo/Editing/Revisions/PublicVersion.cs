namespace FibroInfo.Editing.Revisions;

/// <summary>A text that readers had from some moment on.</summary>
/// <param name="Text">The hash under which it is kept.</param>
public sealed record PublicVersion(DateTimeOffset From, string Text, bool IsWithheld);
