using FibroInfo.Tests.Registries;
using FibroInfo.Tests.Running;

namespace FibroInfo.Tests.Commands;

/// <summary><c>import retractions</c>: a list in a file instead of questions over the network.</summary>
public sealed class ImportRetractionsTests : IDisposable
{
    private const string Header =
        "Record ID,Title,Subject,Institution,Journal,Publisher,Country,Author,URLS,ArticleType,RetractionDate,RetractionDOI,RetractionPubMedID,"
        + "OriginalPaperDate,OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature,Reason,Paywalled,Notes\r\n";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fibroinfo-retractions-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_retraction_of_the_list_is_seen_by_readers_of_the_running_site_and_stands_in_the_file_R_7()
    {
        using var site = new RunningSite();

        (int exitCode, string output, _) = Run(Lay($"{Header}1,T,,,,,,,,,5/27/2022 0:00,10.1016/j.bbi.2022.05.001,0,1/1/2018 0:00,{Recorded.Doi},0,Retraction,,No,\r\n"), site);

        Assert.Equal(0, exitCode);
        Assert.Contains("1 notices were read, the newest of 2022-05-27. They concern 1 of our sources.", output, StringComparison.Ordinal);
        await site.UntilAsync("/references/albrecht2019", (_, text) => text.Contains("RETRACTED", StringComparison.Ordinal) && text.Contains("27 May 2022", StringComparison.Ordinal));
        Assert.Contains("\"doi\": \"10.1016/j.bbi.2022.05.001\"", site.Content.Read("references.json"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>\r\n")]
    [InlineData("Record ID,Title\r\n1,\"cut")]
    public void A_file_that_is_no_such_list_changes_nothing(string csv)
    {
        using var site = new RunningSite();
        string before = site.Content.Read("references.json");

        (int exitCode, _, string errors) = Run(Lay(csv), site);

        Assert.Equal(1, exitCode);
        Assert.Contains("Nothing was loaded.", errors, StringComparison.Ordinal);
        Assert.Equal(before, site.Content.Read("references.json"));
    }

    private static (int ExitCode, string Output, string Errors) Run(string file, RunningSite site) =>
        Executable.Run("import", "retractions", file, $"--Paths:Content={site.Content.Root}", $"--Paths:Data={site.Data.FullName}");

    private string Lay(string csv)
    {
        string file = Path.Combine(_folder.FullName, "retraction_watch.csv");
        File.WriteAllText(file, csv);
        return file;
    }
}
