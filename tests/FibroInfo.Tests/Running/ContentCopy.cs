namespace FibroInfo.Tests.Running;

/// <summary>A copy of the shipped content folder that a test may write in.</summary>
public sealed class ContentCopy : IDisposable
{
    public ContentCopy()
    {
        Root = Directory.CreateTempSubdirectory("fibroinfo-content-").FullName;
        string shipped = Shipped();
        foreach (string file in Directory.EnumerateFiles(shipped, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(Root, Path.GetRelativePath(shipped, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public string Root { get; }

    /// <summary>The addresses of all articles that are shipped.</summary>
    public static IReadOnlyList<string> ShippedArticles =>
        [.. Directory.EnumerateDirectories(Path.Combine(Shipped(), "articles")).Select(folder => $"/articles/{Path.GetFileName(folder)}").Order(StringComparer.Ordinal)];

    public string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    /// <summary>Writes beside the file and renames, as editors do: the site never reads half of it.</summary>
    public void Write(string path, string text)
    {
        string file = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        string beside = Path.Combine(Root, $".{Guid.NewGuid():N}.tmp");
        File.WriteAllText(beside, text);
        File.Move(beside, file, overwrite: true);
    }

    /// <summary>Puts other words in the place of words that must be there: a fixture that changes nothing proves nothing.</summary>
    public void Replace(string path, string old, string newValue)
    {
        string text = Read(path);
        int at = text.IndexOf(old, StringComparison.Ordinal);
        if (at < 0)
        {
            throw new InvalidOperationException($"{path} does not hold '{old}'.");
        }

        Write(path, text[..at] + newValue + text[(at + old.Length)..]);
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private static string Shipped()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "FibroInfo.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder?.FullName ?? throw new InvalidOperationException("The tests do not run from inside the repository."), "content");
    }
}
