namespace FibroInfo.Editing.Pictures;

/// <summary>A text that names a picture.</summary>
/// <param name="File">Below the content folder.</param>
/// <param name="Writer">Whose draft it is; null for what stands in the folder.</param>
public sealed record PictureUse(string File, string? Writer);
