using FibroInfo.Tests.Running;

namespace FibroInfo.Tests.Commands;

/// <summary><c>import references</c>, with a site that runs and with none.</summary>
public sealed class ImportCommandTests : IDisposable
{
    private const string Bib = "@book{fresh2026, title = {A fresh book}, author = {Berg, Anne}, year = 2026}\n";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fibroinfo-import-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_running_site_adds_what_is_new_says_what_is_known_and_shows_it()
    {
        using var site = new RunningSite();
        string file = Lay("mixed.bib", Bib + "@article{other, title = {X}, doi = {10.1016/j.bbi.2018.09.018}}\n@article{cut, title = {Cut");

        (int exitCode, string output, string errors) = Run(file, site.Content.Root, site.Data.FullName);

        Assert.Equal(1, exitCode);
        Assert.Contains("Not added: 'other' is 'albrecht2019', which has the same DOI.\n1 sources were added, 1 were already in the library.", output, StringComparison.Ordinal);
        Assert.Contains("mixed.bib:3: error:", errors, StringComparison.Ordinal);
        await site.UntilAsync("/references/fresh2026", (answer, _) => answer.IsSuccessStatusCode);
        Assert.Empty(site.Data.GetFiles("incoming-*"));
    }

    [Fact]
    public void Without_a_site_the_file_is_changed_all_the_same()
    {
        using var content = new ContentCopy();
        string data = _folder.CreateSubdirectory("data").FullName;

        Assert.Equal(0, Run(Lay("one.bib", Bib), content.Root, data).ExitCode);
        Assert.Contains("\"id\": \"fresh2026\"", content.Read("references.json"), StringComparison.Ordinal);
        (int exitCode, string output, _) = Run(Lay("one.bib", Bib), content.Root, data);
        Assert.Equal(0, exitCode);
        Assert.Contains("'fresh2026' is 'fresh2026', which has the same title.", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("empty.ris", "")]
    [InlineData("page.json", "<html>")]
    [InlineData("doi.txt", "10.1016/j.bbi.2018.09.018")]
    public void A_file_without_sources_is_a_problem(string name, string text)
    {
        using var content = new ContentCopy();
        string before = content.Read("references.json");

        (int exitCode, _, string errors) = Run(Lay(name, text), content.Root, _folder.FullName);

        Assert.Equal(1, exitCode);
        Assert.Contains("Nothing was added.", errors, StringComparison.Ordinal);
        Assert.Equal(before, content.Read("references.json"));
    }

    [Fact]
    public void A_file_that_is_not_there_is_wrong_use()
    {
        (int exitCode, _, string errors) = Executable.Run("import", "references", Path.Combine(_folder.FullName, "nowhere.bib"));
        Assert.Equal(2, exitCode);
        Assert.Contains("There is no file", errors, StringComparison.Ordinal);
    }

    private static (int ExitCode, string Output, string Errors) Run(string file, string content, string data) =>
        Executable.Run("import", "references", file, $"--Paths:Content={content}", $"--Paths:Data={data}");

    private string Lay(string name, string text)
    {
        string file = Path.Combine(_folder.FullName, name);
        File.WriteAllText(file, text);
        return file;
    }
}
