namespace FibroInfo.Text.Comparing;

/// <summary>A paragraph, a bullet or a heading, as plain text on one line.</summary>
public readonly record struct TextBlock(string Text, bool IsHeading = false);
