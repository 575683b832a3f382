namespace FibroInfo.Tests.Running;

/// <summary>The log of a site, in a file as an operator would set it.</summary>
internal sealed class LogFile : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fibroinfo-log-");

    private string Path => System.IO.Path.Combine(_folder.FullName, "site.log");

    public (string Key, string Value)[] Settings =>
    [
        ("Serilog:WriteTo:File:Name", "File"),
        ("Serilog:WriteTo:File:Args:path", Path),
        ("Serilog:WriteTo:File:Args:formatter", "FibroInfo.Web.JsonLine, FibroInfo"),
    ];

    /// <summary>Those so far that hold <paramref name="words"/>.</summary>
    public string[] LinesWith(string words)
    {
        using var file = new StreamReader(new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return [.. file.ReadToEnd().Split('\n').Where(line => line.Contains(words, StringComparison.Ordinal))];
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
