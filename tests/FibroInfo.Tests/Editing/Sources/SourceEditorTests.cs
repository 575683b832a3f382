using System.Text.Json.Nodes;
using FibroInfo.Editing;
using FibroInfo.Editing.Sources;
using FibroInfo.References;
using FibroInfo.References.Formats;

namespace FibroInfo.Tests.Editing.Sources;

/// <summary>The library of sources is changed in its own file.</summary>
public sealed class SourceEditorTests : IDisposable
{
    private readonly EditedContent _edited = new();

    public void Dispose() => _edited.Dispose();

    [Fact]
    public async Task A_changed_field_is_the_only_thing_that_changes_and_the_audit_names_it()
    {
        string before = _edited.Sources;

        EditResult outcome = await _edited.ChangeAsync("albrecht2019", item => item["volume"] = "76");

        Assert.IsType<SourceSaved>(outcome);
        string[] changed = [.. before.Split('\n').Zip(_edited.Sources.Split('\n')).Where(pair => pair.First != pair.Second).Select(pair => pair.Second)];
        Assert.Equal(["  \"volume\": \"76\","], changed);
        Assert.Equal(1, _edited.Open.Count("select count(*) from audit where action = 'source.change' and subject = 'source albrecht2019' and detail = 'volume' and actor_name = 'Kari' and account = 3"));
    }

    [Fact]
    public async Task A_fact_of_ours_can_be_added_and_taken_away()
    {
        string before = _edited.Sources;

        await _edited.ChangeAsync("albrecht2019", item => item["custom"]!["mark"] = "x");
        Assert.Contains("\"mark\": \"x\"", _edited.Sources, StringComparison.Ordinal);
        await _edited.ChangeAsync("albrecht2019", item => item["custom"]!.AsObject().Remove("mark"));

        Assert.Equal(before, _edited.Sources);
    }

    [Fact]
    public async Task Two_editors_of_one_source_the_second_gets_both_versions_and_writes_nothing()
    {
        string seen = _edited.Seen("albrecht2019");
        await _edited.ChangeAsync("albrecht2019", item => item["volume"] = "76", seen);
        string after = _edited.Sources;

        EditResult outcome = await _edited.ChangeAsync("albrecht2019", item => item["issue"] = "1", seen);

        Assert.Equal("76", Assert.IsType<EditResult.Conflict<Reference>>(outcome).Current!.Volume);
        Assert.Equal(after, _edited.Sources);
        Assert.Equal(1, _edited.Audited("source.change", "source albrecht2019"));
    }

    [Fact]
    public async Task Two_editors_of_two_sources_do_not_disturb_each_other()
    {
        string[] keys = [.. CslJson.Read(_edited.Sources, "references.json").Bibliography.All.Select(source => source.Id).Take(30)];
        string[] seen = [.. keys.Select(_edited.Seen)];

        EditResult[] outcomes = await Task.WhenAll(keys.Select((key, at) => Task.Run(() => _edited.ChangeAsync(key, item => item["note"] = key, seen[at]))));

        Assert.All(outcomes, outcome => Assert.IsType<SourceSaved>(outcome));
        Assert.All(keys, key => Assert.Equal(key, _edited.Item(key)["note"]!.ToString()));
    }

    [Fact]
    public async Task What_was_edited_on_disk_while_the_form_was_open_stays()
    {
        string seen = _edited.Seen("albrecht2019");
        _edited.Content.Replace("references.json", "\"Seo\"", "\"Seo-Kim\"");

        Assert.IsType<SourceSaved>(await _edited.ChangeAsync("albrecht2019", item => item["volume"] = "76", seen));

        Assert.Contains("\"Seo-Kim\"", _edited.Sources, StringComparison.Ordinal);
        Assert.Equal("76", _edited.Get("albrecht2019").Volume);
    }

    [Theory]
    [InlineData("[\n {\n  \"id\": \"a\",\n", "has an error")]
    [InlineData("{}", "has an error")]
    [InlineData("[{\"id\": \"albrecht2019\"}, {\"id\": \"albrecht2019\"}]", "has an error")]
    [InlineData("[{\"id\": \"albrecht2019\", \"title\": \"A\", \"title\": \"B\"}]", "twice")]
    public async Task A_file_that_was_broken_by_hand_is_left_for_a_hand_to_mend(string broken, string says)
    {
        JsonObject item = _edited.Item("albrecht2019");
        string seen = _edited.Seen("albrecht2019");
        _edited.Content.Write("references.json", broken);

        EditResult outcome = await _edited.Editor.ChangeAsync("albrecht2019", seen, item, EditedContent.Kari, CancellationToken.None);

        Assert.Contains(says, outcome is EditResult.Invalid faulty ? faulty.Problems[0].Message : Assert.IsType<EditResult.Failed>(outcome).Why, StringComparison.Ordinal);
        Assert.Equal(broken, _edited.Sources);
    }

    [Theory]
    [InlineData("DOI", "10.1016/j.bbi.2018.09.018", "DOI")]
    [InlineData("PMID", "30223011", "PMID")]
    public async Task R4_A_number_that_another_source_has_is_refused_by_its_name(string field, string value, string what)
    {
        string before = _edited.Sources;

        EditResult outcome = await _edited.ChangeAsync("seo2021", item => item[field] = value);

        Assert.Equal(new SourceTaken(what, "albrecht2019"), outcome);
        Assert.Equal(before, _edited.Sources);
    }

    [Theory]
    [InlineData("DOI", "no doi", "reference.doi")]
    [InlineData("title", "", "reference.key")]
    [InlineData("type", "", "reference.key")]
    public async Task What_would_keep_the_file_off_the_air_is_not_written(string field, string value, string rule)
    {
        EditResult outcome = await _edited.ChangeAsync("seo2021", item => item[field] = value);
        Assert.Contains(Assert.IsType<EditResult.Invalid>(outcome).Problems, problem => problem.Rule == rule);
    }

    [Theory]
    [InlineData("title", "Another title")]
    [InlineData("container-title", "Pain")]
    [InlineData("container-title-short", "Pain")]
    [InlineData("volume", "77")]
    [InlineData("issue", "9")]
    [InlineData("page", "1-2")]
    [InlineData("number", "e7")]
    [InlineData("DOI", "10.1000/other")]
    [InlineData("PMID", "12")]
    public async Task R2_a_verified_record_that_says_something_else_is_verified_no_longer_and_the_audit_says_so(string field, string value)
    {
        await VerifyAsync("seo2021");
        Assert.IsType<SourceSaved>(await _edited.ChangeAsync("seo2021", item => item["custom"]!["limits"] = "Few."));
        Assert.Equal(SourceStatus.Verified, _edited.Get("seo2021").Facts.Status);

        Assert.IsType<SourceSaved>(await _edited.ChangeAsync("seo2021", item => item[field] = value));

        Assert.Equal((SourceStatus.Unverified, null), (_edited.Get("seo2021").Facts.Status, _edited.Get("seo2021").Facts.Checked));
        Assert.Equal(1, _edited.Open.Count($"select count(*) from audit where action = 'source.change' and detail = '{field}, status, checked'"));
    }

    [Fact]
    public async Task Added_sources_stand_at_the_end_in_the_dress_of_the_file()
    {
        string before = _edited.Sources;
        var item = new JsonObject { ["id"] = "new2026", ["type"] = "book", ["title"] = "Ærlig «talt»", ["author"] = new JsonArray(new JsonObject { ["family"] = "Berg" }) };

        Assert.Equal("new2026", Assert.IsType<SourceSaved>(await _edited.Editor.AddAsync([item], EditedContent.Kari, CancellationToken.None)).Key);

        Assert.Equal(before[..before.LastIndexOf('\n', before.Length - 2)] + ",\n {\n  \"id\": \"new2026\",\n  \"type\": \"book\",\n  \"title\": \"Ærlig «talt»\",\n  \"author\": [\n   {\n    \"family\": \"Berg\"\n   }\n  ]\n }\n]\n", _edited.Sources);
        Assert.Equal(1, _edited.Audited("source.add", "source new2026"));
    }

    [Fact]
    public async Task Of_two_that_are_added_together_neither_is_when_one_is_known()
    {
        string before = _edited.Sources;
        JsonObject[] items = [new() { ["id"] = "new2026", ["type"] = "book", ["title"] = "A" }, new() { ["id"] = "ALBRECHT2019", ["type"] = "book", ["title"] = "B" }];

        Assert.Equal(new SourceTaken("key", "albrecht2019"), await _edited.Editor.AddAsync(items, EditedContent.Kari, CancellationToken.None));
        Assert.Equal(before, _edited.Sources);
    }

    [Fact]
    public async Task A_source_that_a_draft_cites_is_not_deleted_and_one_that_nobody_cites_is()
    {
        string before = _edited.Sources;
        _edited.Content.Write("articles/fibro-fog/nb.next.md", "---\nbroken front matter\n\nTekst [@unused2026].");
        await _edited.Editor.AddAsync([new() { ["id"] = "unused2026", ["type"] = "book", ["title"] = "A" }], EditedContent.Kari, CancellationToken.None);
        string seen = _edited.Seen("unused2026");

        EditResult refused = await _edited.Editor.DeleteAsync(new SourceVersionToken("unused2026", seen), EditedContent.Kari, CancellationToken.None);
        Assert.Equal(["articles/fibro-fog/nb.next.md"], Assert.IsType<SourceInUse>(refused).Texts);

        _edited.Content.Write("articles/fibro-fog/nb.next.md", "Tekst.");
        Assert.IsType<SourceSaved>(await _edited.Editor.DeleteAsync(new SourceVersionToken("unused2026", seen), EditedContent.Kari, CancellationToken.None));
        Assert.Equal(before, _edited.Sources);
        Assert.Equal(new EditResult.Conflict<Reference>(null), await _edited.Editor.DeleteAsync(new SourceVersionToken("unused2026", seen), EditedContent.Kari, CancellationToken.None));
        Assert.Equal(1, _edited.Audited("source.delete", "source unused2026"));
    }

    [Fact]
    public async Task What_is_added_and_what_is_filled_in_are_one_edit_of_which_all_is_done_or_nothing()
    {
        string before = _edited.Sources;
        JsonObject[] added = [new() { ["id"] = "new2026", ["type"] = "book", ["title"] = "A" }];
        var sound = new SourceMerge("seo2021", new JsonObject { ["abstract"] = "Of a study." });
        var gone = new SourceMerge("nobody", []);

        Assert.Equal(new EditResult.Conflict<Reference>(null), await _edited.Editor.AddAndFillAsync(added, [sound, gone], EditedContent.Kari, CancellationToken.None));
        Assert.Equal(before, _edited.Sources);
        Assert.Equal(0, _edited.Open.Count("select count(*) from audit"));

        Assert.IsType<SourceSaved>(await _edited.Editor.AddAndFillAsync(added, [sound], EditedContent.Kari, CancellationToken.None));
        Assert.Equal("Of a study.", _edited.Item("seo2021")["abstract"]!.ToString());
        Assert.Equal(1, _edited.Open.Count("select count(*) from audit where action = 'source.add' and subject = 'source new2026, seo2021' and detail = 'seo2021 filled in: abstract'"));
    }

    [Fact]
    public async Task The_first_source_of_a_site_makes_the_file()
    {
        File.Delete(Path.Combine(_edited.Content.Root, "references.json"));

        Assert.IsType<SourceSaved>(await _edited.Editor.AddAsync([new() { ["id"] = "first", ["type"] = "book", ["title"] = "A" }], EditedContent.Kari, CancellationToken.None));
        Assert.Equal("[\n {\n  \"id\": \"first\",\n  \"type\": \"book\",\n  \"title\": \"A\"\n }\n]\n", _edited.Sources);
    }

    [Fact]
    public async Task Without_a_store_for_the_audit_no_file_is_touched()
    {
        string before = _edited.Sources;
        SourceVersionToken seen = _edited.SeenAs("albrecht2019");
        JsonObject item = _edited.Item("albrecht2019");
        File.Move(_edited.Open.Folder.File("fibroinfo.db"), _edited.Open.Folder.File("gone.db"));

        await Assert.ThrowsAsync<FibroInfo.Data.DatabaseUnavailableException>(() => _edited.Editor.ChangeAsync(seen.Key, seen.ExpectedVersion, item, EditedContent.Kari, CancellationToken.None));
        await Assert.ThrowsAsync<FibroInfo.Data.DatabaseUnavailableException>(() => _edited.Editor.RenameAsync(seen, "other", EditedContent.Kari, CancellationToken.None));
        Assert.Equal(before, _edited.Sources);
    }

    private Task<EditResult> VerifyAsync(string key) => _edited.ChangeAsync(key, item => (item["custom"]!["status"], item["custom"]!["checked"]) = ("verified", "2026-11-01"));

    [Fact]
    public async Task A_reference_that_is_not_there_can_be_neither_changed_nor_found()
    {
        Assert.Null(_edited.Editor.Find("nobody"));
        Assert.Equal(new EditResult.Conflict<Reference>(null), await _edited.Editor.ChangeAsync("nobody", "x", [], EditedContent.Kari, CancellationToken.None));
    }
}
