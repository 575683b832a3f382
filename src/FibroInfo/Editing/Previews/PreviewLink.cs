namespace FibroInfo.Editing.Previews;

/// <summary>
/// A link by which somebody without an account reads a text that is not published. Revoked, its row is gone: then it is
/// what it would be had it never been.
/// </summary>
public sealed class PreviewLink
{
    public long Id { get; init; }

    /// <summary>Of its token. Whoever reads the rows can make no link of it.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>Below the content folder.</summary>
    public required string File { get; init; }

    /// <summary>Whose draft it shows, as long as there is one; then the file.</summary>
    public required long Account { get; init; }

    /// <summary>The name of that account, for colleagues.</summary>
    public required string Maker { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    public required DateTimeOffset Until { get; init; }
}
