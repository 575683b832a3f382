using System.Text.Json.Nodes;
using FibroInfo.Audit;
using FibroInfo.Content;
using FibroInfo.Content.Files;
using FibroInfo.Editing;
using FibroInfo.Editing.Drafts;
using FibroInfo.Editing.SiteData;
using FibroInfo.Tests.Data;
using Microsoft.Extensions.Logging.Abstractions;

namespace FibroInfo.Tests.Editing.SiteData;

/// <summary>An entry is judged by the folder as it is when it is saved, whatever the site has noticed of it by then.</summary>
public sealed class EntryEditorTests : IDisposable
{
    private const string Calm = "calm:\n  en: {title: Calm, description: About calm.}\n";

    private readonly TempContent _content = new();
    private readonly OpenStore _open = new();
    private readonly ContentFileWriter _files;
    private readonly DraftValidator _proofs;
    private readonly EntryEditor _editor;

    public EntryEditorTests()
    {
        _content.Write("topics.yaml", $"sleep:\n  en: {{title: Sleep, description: About sleep.}}\n{Calm}");
        TestClock clock = TestClock.At("2026-11-24T12:00:00+01:00");
        // What it has is never replaced: nobody notices a change by hand.
        var contentStore = new ContentStore(clock);
        contentStore.Replace(_content.Read());
        _files = new ContentFileWriter(new ContentFolder(_content.Root));
        _proofs = new DraftValidator(_files, contentStore, clock);
        _editor = new EntryEditor(_files, new ContentCommit(_files, _open.Store, NullLogger<ContentCommit>.Instance), new AuditTrail(clock), _proofs);
        _proofs.CreateContext();
    }

    public void Dispose()
    {
        _files.Dispose();
        _open.Dispose();
        _content.Dispose();
    }

    [Fact]
    public async Task An_entry_that_a_text_has_used_since_a_moment_ago_cannot_be_removed()
    {
        _content.Write(TempContent.ArticlePath, TempContent.Article(null, ("topics", "topics: [sleep, calm]")));

        EditResult outcome = await _editor.ApplyAsync(new EntryChange(SiteDataFileCatalogue.Topics, "calm", Version("calm"), null, "A test.", EditorRoom.Kari), CancellationToken.None);

        Assert.Contains("calm", Assert.Single(Assert.IsType<InvalidEntry>(outcome).Problems).Message, StringComparison.Ordinal);
        Assert.Contains("calm:", await File.ReadAllTextAsync(_content.Full("topics.yaml")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_entry_that_no_text_has_used_since_a_moment_ago_can_be_removed()
    {
        _content.Write(TempContent.ArticlePath, TempContent.Article(null, ("topics", "topics: [sleep, calm]")));
        _proofs.LookAgain();
        _proofs.CreateContext();
        _content.Write(TempContent.ArticlePath, TempContent.Article());

        EditResult outcome = await _editor.ApplyAsync(new EntryChange(SiteDataFileCatalogue.Topics, "calm", Version("calm"), null, "A test.", EditorRoom.Kari), CancellationToken.None);

        Assert.IsType<EditResult.Saved>(outcome);
    }

    [Fact]
    public async Task Nobody_is_asked_for_a_reason_when_an_entry_that_was_missing_comes_back()
    {
        string article = TempContent.Article(null, ("topics", "topics: [sleep, calm]"), ("aim", $"aim: {string.Join(' ', Enumerable.Repeat("words", 80))}."));
        _content.Write(TempContent.ArticlePath, article);
        _proofs.LookAgain();
        // So long an aim is a warning, as long as the text can be read.
        Assert.NotEmpty(_proofs.Read(ContentPath.Parse(TempContent.ArticlePath, [])!, article).Warnings);
        _content.Write("topics.yaml", "sleep:\n  en: {title: Sleep, description: About sleep.}\n");

        var wanted = new JsonObject { ["en"] = new JsonObject { ["title"] = "Calm", ["description"] = "More about calm." } };
        EditResult outcome = await _editor.ApplyAsync(new EntryChange(SiteDataFileCatalogue.Topics, "calm", ContentHash.None, wanted, "", EditorRoom.Kari), CancellationToken.None);

        Assert.IsType<EditResult.Saved>(outcome);
    }

    private string Version(string id) => EntryEditor.ComputeVersion(_editor.Open(SiteDataFileCatalogue.Topics, [])!, id);
}
