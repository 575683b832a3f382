namespace FibroInfo.Tests;

/// <summary>The checkout that these tests were built from.</summary>
public static class Repository
{
    public static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    public static string Folder(string path) => Path.Combine(Root, path);

    public static string[] Files(string folder, string pattern) =>
        [.. Directory.EnumerateFiles(Folder(folder), pattern, SearchOption.AllDirectories).Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    private static string FindRoot(string folder) =>
        File.Exists(Path.Combine(folder, "FibroInfo.sln")) ? folder : FindRoot(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("FibroInfo.sln stands nowhere above."));
}
