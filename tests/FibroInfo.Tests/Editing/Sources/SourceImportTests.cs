using FibroInfo.Editing.Sources;
using FibroInfo.References;
using FibroInfo.References.Formats;

namespace FibroInfo.Tests.Editing.Sources;

public sealed class SourceImportTests : IDisposable
{
    private readonly EditedContent _edited = new();

    private IReadOnlyList<Reference> Library => CslJson.Read(_edited.Sources, "references.json").Bibliography.All;

    public void Dispose() => _edited.Dispose();

    [Fact]
    public async Task What_the_library_has_is_reported_and_not_added_twice()
    {
        IReadOnlyList<Reference> known = Library;
        PastedSources read = PastedSources.Read(BibTeX.Write(known)
            + "@book{albrecht2019x, title = {Another book}, year = 2020}\n@book{seo2021, title = {A third book}}\n@book{again, title = {Another book}, year = 2020}\n");
        string before = _edited.Sources;

        SourceImportResult result = await _edited.Import.AddAsync(read.Sources, EditedContent.Kari, CancellationToken.None);

        Assert.IsType<SourceSaved>(result.Outcome);
        Assert.Equal(["albrecht2019x", "seo2021b"], result.Added.Select(source => source.Id));
        Assert.Equal(known.Count + 1, result.Known.Count);
        Assert.Equal("albrecht2019x", result.Known[^1].Known.Known.Id);
        Assert.StartsWith(before[..before.LastIndexOf('\n', before.Length - 2)], _edited.Sources, StringComparison.Ordinal);
        Assert.Equal(1, _edited.Open.Count($"select count(*) from audit where action = 'source.import' and detail = '2 added, {known.Count + 1} known'"));
    }

    [Fact]
    public async Task Two_items_with_one_key_are_two_sources_with_a_key_each_and_the_file_of_the_library_stays_sound()
    {
        PastedSources read = PastedSources.Read("""[{"id": "twice", "type": "book", "title": "One book"}, {"id": "twice", "type": "book", "title": "Quite another"}]""");
        Assert.Contains("The key 'twice' is used twice", Assert.Single(read.Problems).Message, StringComparison.Ordinal);

        SourceImportResult result = await _edited.Import.AddAsync(read.Sources, EditedContent.Kari, CancellationToken.None);

        Assert.Equal(["twice", "twiceb"], result.Added.Select(source => source.Id));
        Assert.Equal(("One book", "Quite another"), (_edited.Get("twice").Title, _edited.Get("twiceb").Title));
        Assert.DoesNotContain(CslJson.Read(_edited.Sources, "references.json").Problems, problem => problem.Severity == FibroInfo.Text.Severity.Error);
    }

    [Theory]
    [InlineData(null, "retraction", NoticeKind.Retraction)]
    [InlineData("correction", "retraction", NoticeKind.Retraction)]
    [InlineData("concern", "correction", NoticeKind.Concern)]
    [InlineData("retraction", "concern", NoticeKind.Retraction)]
    public async Task A_notice_in_an_imported_record_of_a_source_that_the_library_has_is_heard_unless_ours_is_heavier_R_7(string? ours, string theirs, NoticeKind expected)
    {
        await _edited.ChangeAsync("albrecht2019", item => item["custom"]!["notice"] = ours is null ? null : new System.Text.Json.Nodes.JsonObject { ["kind"] = ours });
        PastedSources read = PastedSources.Read("""[{"id": "same", "type": "article-journal", "title": "The same paper", "DOI": "https://doi.org/10.1016/J.BBI.2018.09.018", "custom": {"notice": {"kind": "KIND", "date": "2022-05-27"}}}]""".Replace("KIND", theirs, StringComparison.Ordinal));
        Assert.Equal(theirs, read.Sources.Single().ToItem()["custom"]!["notice"]!["kind"]!.ToString());

        SourceImportResult result = await _edited.Import.AddAsync(read.Sources, EditedContent.Kari, CancellationToken.None);

        Assert.Equal((0, 1), (result.Added.Count, result.Known.Count));
        Assert.Equal(expected, _edited.Get("albrecht2019").Facts.Notice?.Kind);
        bool isHeard = ours is null or "correction";
        Assert.Equal(isHeard ? 1 : 0, _edited.Open.Count("select count(*) from audit where action = 'source.import' and detail = '0 added, 1 known; told by the file: Retraction of albrecht2019'"));
    }

    [Fact]
    public async Task Nothing_new_changes_nothing()
    {
        string before = _edited.Sources;
        SourceImportResult result = await _edited.Import.AddAsync(Library, EditedContent.Kari, CancellationToken.None);
        Assert.Equal((0, Library.Count), (result.Added.Count, result.Known.Count));
        Assert.Equal(before, _edited.Sources);
        Assert.Equal(0, _edited.Open.Count("select count(*) from audit"));
    }
}
