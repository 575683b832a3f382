using System.Diagnostics;

namespace FibroInfo.Tests.Commands;

/// <summary>
/// A new version goes into the folder of the old one. The same targets as <c>dotnet publish</c>, without compiling again.
/// </summary>
public sealed class PublishTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private readonly DirectoryInfo _published = Directory.CreateTempSubdirectory("fibroinfo-published-");

    public void Dispose() => _published.Delete(recursive: true);

    [Fact]
    public async Task A_new_version_published_over_the_old_one_leaves_what_was_written_and_what_readers_sent()
    {
        await PublishAsync();
        string article = At("content/articles/fibro-fog/en.md"), ownPage = At("content/pages/ours/en.md"), script = At("wwwroot/js/site.js");
        Assert.Equal(ShippedContent(), FilesIn("content"));
        File.WriteAllText(article, "Written by the clinic.");
        // Older than what is shipped, so that no rule of "the newer one wins" lets it be.
        File.SetLastWriteTimeUtc(article, DateTime.UnixEpoch);
        File.Delete(At("content/articles/what-is-fibromyalgia/en.md"));
        Directory.CreateDirectory(Path.GetDirectoryName(ownPage)!);
        File.WriteAllText(ownPage, "Ours.");
        Directory.CreateDirectory(At("data"));
        File.WriteAllText(At("data/fibroinfo.db"), "Votes.");
        string[] before = FilesIn("content");
        File.WriteAllText(script, "old");
        File.SetLastWriteTimeUtc(script, DateTime.UnixEpoch);

        await PublishAsync();

        Assert.Equal(before, FilesIn("content"));
        Assert.Equal(("Written by the clinic.", "Ours.", "Votes."), (File.ReadAllText(article), File.ReadAllText(ownPage), File.ReadAllText(At("data/fibroinfo.db"))));
        Assert.Equal(File.ReadAllText(Repository.Folder("src/FibroInfo/THIRD-PARTY-NOTICES.txt")), File.ReadAllText(At("THIRD-PARTY-NOTICES.txt")));
        // Proof that something was published at all.
        Assert.Equal(File.ReadAllText(Repository.Folder("wwwroot/js/site.js")), File.ReadAllText(script));
    }

    private static string[] ShippedContent()
    {
        string content = Repository.Folder("content");
        return [.. Directory.EnumerateFiles(content, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(content, file)).Order(StringComparer.Ordinal)];
    }

    private string At(string path) => Path.Combine(_published.FullName, path);

    private string[] FilesIn(string folder) =>
        [.. Directory.EnumerateFiles(At(folder), "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(At(folder), file)).Order(StringComparer.Ordinal)];

    private async Task PublishAsync()
    {
        string configuration = AppContext.BaseDirectory.Contains("/Release/", StringComparison.Ordinal) ? "Release" : "Debug";
        string[] line =
        [
            "msbuild", Repository.Folder("src/FibroInfo/FibroInfo.csproj"), "-t:Publish", "-p:NoBuild=true", $"-p:Configuration={configuration}",
            $"-p:PublishDir={_published.FullName}", "-nologo", "-v:quiet", "-nodeReuse:false",
        ];
        using Process process = Process.Start(new ProcessStartInfo("dotnet", line) { RedirectStandardOutput = true, UseShellExecute = false })!;
        string output = await process.StandardOutput.ReadToEndAsync().WaitAsync(Patience);
        await process.WaitForExitAsync().WaitAsync(Patience);
        Assert.True(process.ExitCode == 0, output);
    }
}
