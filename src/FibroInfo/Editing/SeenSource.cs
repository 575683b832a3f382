namespace FibroInfo.Editing;

/// <summary>A source as somebody saw it when they decided about it.</summary>
/// <param name="Seen">Its <see cref="SourceVersion"/>.</param>
public sealed record SeenSource(string Key, string Seen);
