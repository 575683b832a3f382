namespace FibroInfo.Backup;

/// <summary>
/// The names in a backup. Whatever else stands in one is not unpacked: a name such as <c>../x</c> would write outside the
/// folder it is unpacked into (T14).
/// </summary>
public static class PackedNames
{
    public const string Manifest = "manifest.json";
    public const string Database = "data/fibroinfo.db";
    public const string Erased = "data/erased";
    public const string Keys = "data/keys/";
    public const string Content = "content/";

    public static bool IsAllowed(string name) =>
        name is Database or Erased
        || (name.StartsWith(Keys, StringComparison.Ordinal) && IsBelow(name[Keys.Length..]))
        || (IsContent(name) && IsBelow(name[Content.Length..]));

    public static bool IsContent(string name) => name.StartsWith(Content, StringComparison.Ordinal);

    // The colon and the backslash are a drive and a folder where Windows unpacks it.
    private static bool IsBelow(string path) =>
        !path.Any(letter => char.IsControl(letter) || letter is '\\' or ':') && path.Split('/').All(part => part is not ("" or "." or ".."));
}
