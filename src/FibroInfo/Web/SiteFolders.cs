namespace FibroInfo.Web;

/// <summary>
/// Where things stand, whatever folder the site is started from. A relative path of the operator's is meant from where
/// they stand, if it exists there, and else from the site's root; the defaults are always meant from the root, so that
/// a stray <c>data</c> in somebody's working directory never becomes the site's.
/// </summary>
internal sealed class SiteFolders
{
    public SiteFolders(string searchStart, string workingDirectory, string? content, string? data, bool mayMissContent)
    {
        Root = FindRoot(searchStart, "content", "wwwroot")
            ?? (string.IsNullOrWhiteSpace(content) && !mayMissContent ? null : FindRoot(searchStart, "wwwroot"))
            ?? throw new InvalidOperationException($"Paths:Content is not set, and no folder from '{searchStart}' upwards holds content and wwwroot.");
        WebRoot = Path.Combine(Root, "wwwroot");
        Content = Resolve(content, "content", workingDirectory);
        Data = Resolve(data, "data", workingDirectory);
        if (!Directory.Exists(Content) && !mayMissContent)
        {
            throw new InvalidOperationException($"Paths:Content is '{content}'; there is no such folder at '{Content}'.");
        }

        if (File.Exists(Data))
        {
            throw new InvalidOperationException($"Paths:Data is '{data}'; at '{Data}' there is a file, and it must be a folder.");
        }
    }

    public string Root { get; }

    public string WebRoot { get; }

    public string Content { get; }

    public string Data { get; }

    private static string? FindRoot(string start, params string[] holds)
    {
        DirectoryInfo? folder = new(start);
        while (folder is not null && !holds.All(name => Directory.Exists(Path.Combine(folder.FullName, name))))
        {
            folder = folder.Parent;
        }

        return folder is null ? null : Path.TrimEndingDirectorySeparator(folder.FullName);
    }

    private string Resolve(string? given, string byDefault, string workingDirectory)
    {
        if (string.IsNullOrWhiteSpace(given))
        {
            return Path.Combine(Root, byDefault);
        }

        string here = Path.GetFullPath(given, workingDirectory);
        return Path.Exists(here) ? here : Path.GetFullPath(given, Root);
    }
}
