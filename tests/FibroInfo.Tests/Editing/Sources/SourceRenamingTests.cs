using System.Text;
using FibroInfo.Content;
using FibroInfo.Content.Files;
using FibroInfo.Audit;
using FibroInfo.Editing;
using FibroInfo.Editing.Revisions;
using FibroInfo.Editing.Sources;
using FibroInfo.References;
using FibroInfo.Tests.Data;
using FibroInfo.Text;
using Microsoft.Extensions.Logging.Abstractions;

namespace FibroInfo.Tests.Editing.Sources;

/// <summary>A key is changed in the library and in every text that cites it.</summary>
public sealed class SourceRenamingTests : IDisposable
{
    private const string Next = "articles/fibro-fog/en.next.md";
    private const string Page = "pages/notes/en.md";

    private readonly EditedContent _edited = new();

    public SourceRenamingTests()
    {
        _edited.Content.Write(Next, "---\r\ntitle: albrecht2019\r\n---\r\n\r\nOne. [@seo2021;  @albrecht2019 ; @backryd2017]\r\nTwo albrecht2019. [@albrecht2019]  \r\n\\[@albrecht2019]\r\n");
        _edited.Content.Write(Page, "\uFEFFA page [@albrecht2019; @seo2021].");
    }

    public void Dispose() => _edited.Dispose();

    [Fact]
    public async Task A_renamed_source_is_found_under_its_new_key_alone_in_its_old_place()
    {
        Dictionary<string, string> before = Texts();
        string sources = _edited.Sources;

        var done = Assert.IsType<SourceSaved>(await _edited.Editor.RenameAsync(_edited.SeenAs("albrecht2019"), "albrecht-2019", EditedContent.Kari, CancellationToken.None));

        Assert.Equal(sources.Replace("\"id\": \"albrecht2019\"", "\"id\": \"albrecht-2019\"", StringComparison.Ordinal), _edited.Sources);
        Assert.Equal("---\r\ntitle: albrecht2019\r\n---\r\n\r\nOne. [@seo2021;  @albrecht-2019 ; @backryd2017]\r\nTwo albrecht2019. [@albrecht-2019]  \r\n\\[@albrecht2019]\r\n", _edited.Content.Read(Next));
        Assert.Equal("\uFEFFA page [@albrecht-2019; @seo2021]."u8.ToArray(), File.ReadAllBytes(Path.Combine(_edited.Content.Root, Page)));
        Assert.Contains(Next, done.Texts);
        Assert.True(done.Texts.Count > 2, "The shipped articles cite it too.");
        Assert.All(before, text => Assert.Equal(text.Value.Length + (done.Texts.Contains(text.Key) ? Count(text.Value) : 0), Texts()[text.Key].Length));
        Assert.Empty(_edited.Editor.TextsThatCite("albrecht2019"));
        Assert.Equal(1, _edited.Audited("source.rename", "source albrecht-2019"));
        Assert.DoesNotContain(Errors(), problem => problem.Contains("albrecht", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_merged_sources_are_cited_once_and_the_one_that_stays_has_what_it_lacked()
    {
        await _edited.ChangeAsync("seo2021", item =>
        {
            item.Remove("PMID");
            item["custom"]!.AsObject().Remove("design");
        });
        await _edited.ChangeAsync("albrecht2019", item => item["custom"]!["design"] = "Brain scans");

        var done = Assert.IsType<SourceSaved>(await _edited.Editor.MergeAsync(_edited.SeenAs("seo2021"), _edited.SeenAs("albrecht2019"), EditedContent.Kari, CancellationToken.None));

        Assert.Null(_edited.Editor.Find("albrecht2019"));
        Assert.Equal(("30223011", "Brain scans"), (_edited.Get("seo2021").Pmid, _edited.Get("seo2021").Facts.Design));
        Assert.Contains("[@seo2021 ; @backryd2017]", _edited.Content.Read(Next), StringComparison.Ordinal);
        Assert.Contains("A page [@seo2021].", _edited.Content.Read(Page), StringComparison.Ordinal);
        Assert.Contains(Page, done.Texts);
        Assert.Equal(1, _edited.Audited("source.merge", "source seo2021"));
        Assert.DoesNotContain(Errors(), problem => problem.Contains("albrecht", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Each_text_that_is_rewritten_is_a_version_by_whoever_renamed_the_source_and_the_one_before_is_kept_too()
    {
        var renamed = Assert.IsType<SourceSaved>(await _edited.Editor.RenameAsync(_edited.SeenAs("albrecht2019"), "albrecht-2019", EditedContent.Kari, CancellationToken.None));
        var merged = Assert.IsType<SourceSaved>(await _edited.Editor.MergeAsync(_edited.SeenAs("seo2021"), _edited.SeenAs("albrecht-2019"), EditedContent.Kari, CancellationToken.None));

        Assert.Contains(Page, renamed.Texts);
        Assert.Equal(renamed.Texts.Count, Versions("Source albrecht2019 is called albrecht-2019 now."));
        Assert.Equal(merged.Texts.Count, Versions("Source albrecht-2019 is one with seo2021."));
        Assert.Equal(renamed.Texts.Count, _edited.Open.Count("select count(*) from revisions where actor_name = 'on disk' and number = 1"));
    }

    [Theory]
    [InlineData("albrecht2019")]
    [InlineData("seo2021")]
    public async Task A_source_that_somebody_else_changed_meanwhile_is_neither_renamed_nor_merged_and_no_text_is_touched(string changed)
    {
        SourceVersionToken albrecht = _edited.SeenAs("albrecht2019"), seo = _edited.SeenAs("seo2021");
        await _edited.ChangeAsync(changed, item => item["volume"] = "99");
        Dictionary<string, string> before = Texts();
        string sources = _edited.Sources;

        EditResult[] outcomes =
        [
            await _edited.Editor.MergeAsync(albrecht, seo, EditedContent.Kari, CancellationToken.None),
            await _edited.Editor.MergeAsync(seo, albrecht, EditedContent.Kari, CancellationToken.None),
            await _edited.Editor.RenameAsync(changed == seo.Key ? seo : albrecht, "other2019", EditedContent.Kari, CancellationToken.None),
        ];

        Assert.All(outcomes, outcome => Assert.Equal((changed, "99"), (Assert.IsType<EditResult.Conflict<Reference>>(outcome).Current!.Id, ((EditResult.Conflict<Reference>)outcome).Current!.Volume)));
        Assert.Equal(before, Texts());
        Assert.Equal(sources, _edited.Sources);
    }

    [Theory]
    [InlineData("nothing", SourceStatus.Verified)]
    [InlineData("design", SourceStatus.Verified)]
    [InlineData("volume", SourceStatus.Unverified)]
    [InlineData("PMID", SourceStatus.Unverified)]
    public async Task R2_a_verified_source_stays_so_in_a_merge_while_nothing_comes_in_that_was_compared(string lacks, SourceStatus status)
    {
        await _edited.ChangeAsync("seo2021", item => _ = item.Remove(lacks) || item["custom"]!.AsObject().Remove(lacks));
        await _edited.ChangeAsync("seo2021", item => (item["custom"]!["status"], item["custom"]!["checked"]) = ("verified", "2026-11-01"));

        Assert.IsType<SourceSaved>(await _edited.Editor.MergeAsync(_edited.SeenAs("seo2021"), _edited.SeenAs("albrecht2019"), EditedContent.Kari, CancellationToken.None));

        Assert.Equal((status, status == SourceStatus.Verified), (_edited.Get("seo2021").Facts.Status, _edited.Get("seo2021").Facts.Checked is not null));
    }

    [Fact]
    public async Task R2_a_source_without_facts_gets_those_of_the_other_in_a_merge_but_not_that_it_was_matched()
    {
        await _edited.ChangeAsync("albrecht2019", item => (item["custom"]!["status"], item["custom"]!["checked"]) = ("verified", "2026-11-01"));
        await _edited.ChangeAsync("seo2021", item => item.Remove("custom"));

        Assert.IsType<SourceSaved>(await _edited.Editor.MergeAsync(_edited.SeenAs("seo2021"), _edited.SeenAs("albrecht2019"), EditedContent.Kari, CancellationToken.None));

        Assert.Equal((SourceStatus.Unverified, null), (_edited.Get("seo2021").Facts.Status, _edited.Get("seo2021").Facts.Checked));
        Assert.NotNull(_edited.Get("seo2021").Facts.Design);
    }

    [Theory]
    [InlineData("seo2021")]
    [InlineData("SEO2021")]
    [InlineData("albrecht2019")]
    public async Task A_key_that_is_taken_is_refused(string newValue) =>
        Assert.Equal(new SourceTaken("key", newValue), await _edited.Editor.RenameAsync(_edited.SeenAs("albrecht2019"), newValue, EditedContent.Kari, CancellationToken.None));

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("a];[@b")]
    [InlineData("../x")]
    [InlineData("-x")]
    public async Task What_can_be_no_key_is_refused(string newValue) =>
        Assert.IsType<EditResult.Invalid>(await _edited.Editor.RenameAsync(_edited.SeenAs("albrecht2019"), newValue, EditedContent.Kari, CancellationToken.None));

    [Fact]
    public async Task A_renaming_that_cannot_reach_every_text_changes_none_and_can_be_done_when_it_can()
    {
        // It comes last, behind texts that could be rewritten.
        byte[] latin = [.. "Tekst p"u8, 0xE5, .. " norsk [@albrecht2019]."u8];
        await File.WriteAllBytesAsync(Path.Combine(_edited.Content.Root, "pages/notes/zz.md"), latin);
        Dictionary<string, string> texts = Texts();
        string before = _edited.Sources;

        var refused = Assert.IsType<EditResult.Failed>(await _edited.Editor.RenameAsync(_edited.SeenAs("albrecht2019"), "other2019", EditedContent.Kari, CancellationToken.None));

        Assert.Contains("do it again", refused.Why, StringComparison.Ordinal);
        Assert.Contains("'pages/notes/zz.md'", refused.Why, StringComparison.Ordinal);
        Assert.Equal((before, 0), (_edited.Sources, _edited.Open.Count("select count(*) from revisions")));
        Assert.Equal(texts, Texts());

        File.Delete(Path.Combine(_edited.Content.Root, "pages/notes/zz.md"));
        Assert.IsType<SourceSaved>(await _edited.Editor.RenameAsync(_edited.SeenAs("albrecht2019"), "other2019", EditedContent.Kari, CancellationToken.None));
        Assert.Null(_edited.Editor.Find("albrecht2019"));
        Assert.Equal(before.Replace("\"id\": \"albrecht2019\"", "\"id\": \"other2019\"", StringComparison.Ordinal), _edited.Sources);
    }

    [Fact]
    public async Task A_renaming_during_which_the_site_was_killed_leaves_every_citation_known_and_can_be_ended()
    {
        string before = _edited.Sources;
        // What a kill leaves: the files as they were at that moment, of which the last to change is the library.
        var killed = new List<(string Path, byte[] Bytes)>();
        using var files = new ContentFileWriter(new ContentFolder(_edited.Content.Root), _ => Look(killed));
        using var open = new OpenStore();
        var commit = new ContentCommit(files, open.Store, NullLogger<ContentCommit>.Instance);
        var audit = new AuditTrail(TimeProvider.System);
        var editor = new SourceEditor(files, new SourceCommit(files, commit, audit), new RevisionCommit(commit, new RevisionLog(TimeProvider.System)), open.Store, audit);
        Assert.IsType<SourceSaved>(await editor.RenameAsync(_edited.SeenAs("albrecht2019"), "other2019", EditedContent.Kari, CancellationToken.None));
        Assert.Equal(2, killed.Count(file => file.Path == "references.json"));

        // Killed before the last step.
        await File.WriteAllBytesAsync(Path.Combine(_edited.Content.Root, "references.json"), killed[0].Bytes);
        await File.WriteAllTextAsync(Path.Combine(_edited.Content.Root, Page), "A page [@albrecht2019; @seo2021].");

        Assert.DoesNotContain(Errors(), problem => problem.Contains("2019", StringComparison.Ordinal));
        Assert.NotNull(_edited.Editor.Find("other2019"));
        Assert.IsType<SourceSaved>(await _edited.Editor.RenameAsync(_edited.SeenAs("albrecht2019"), "other2019", EditedContent.Kari, CancellationToken.None));
        Assert.Null(_edited.Editor.Find("albrecht2019"));
        Assert.Equal("10.1016/j.bbi.2018.09.018", _edited.Get("other2019").Doi?.Value);
        Assert.Equal(before.Replace("\"id\": \"albrecht2019\"", "\"id\": \"other2019\"", StringComparison.Ordinal), _edited.Sources);
    }

    // The library, each time that it is another.
    private void Look(List<(string Path, byte[] Bytes)> seen)
    {
        byte[] now = File.ReadAllBytes(Path.Combine(_edited.Content.Root, "references.json"));
        if (seen.Count == 0 || !seen[^1].Bytes.AsSpan().SequenceEqual(now))
        {
            seen.Add(("references.json", now));
        }
    }

    [Fact]
    public void The_citations_found_in_a_file_are_those_that_the_dialect_finds()
    {
        ContentSnapshot holdings = new ContentLoader(new ContentFolder(_edited.Content.Root)).Read()!;
        int compared = 0;
        foreach (Article article in holdings.Articles.Where(article => !article.File.EndsWith("next.md", StringComparison.Ordinal)))
        {
            string text = _edited.Content.Read(article.File);
            Assert.All(article.Text.Sources, source => Assert.Contains(article.File, _edited.Editor.TextsThatCite(source.Key)));
            compared += article.Text.Sources.Count;
            Assert.Contains("[@", text, StringComparison.Ordinal);
        }

        Assert.True(compared > 20, $"Only {compared} citations were compared.");
    }

    private long Versions(string why) => _edited.Open.Count($"select count(*) from revisions where actor_name = 'Kari' and account = 3 and why = '{why}' and number > 1");

    private static int Count(string text) => text.Split("@albrecht2019").Length - 1 - (text.Split("\\[@albrecht2019").Length - 1);

    private Dictionary<string, string> Texts() => Directory.EnumerateFiles(_edited.Content.Root, "*.md", SearchOption.AllDirectories)
        .ToDictionary(file => Path.GetRelativePath(_edited.Content.Root, file), file => Encoding.UTF8.GetString(File.ReadAllBytes(file)));

    private IEnumerable<string> Errors() => new ContentLoader(new ContentFolder(_edited.Content.Root)).Read()!.Problems
        .Where(problem => problem.Severity == Severity.Error && problem.Rule is not ("file.encoding" or "file.language")).Select(problem => problem.ToString());
}
