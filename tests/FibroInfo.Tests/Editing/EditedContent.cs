using System.Text.Json.Nodes;
using FibroInfo.Content.Files;
using FibroInfo.Audit;
using FibroInfo.Editing;
using FibroInfo.Editing.Revisions;
using FibroInfo.Editing.Sources;
using FibroInfo.References;
using FibroInfo.Tests.Data;
using FibroInfo.Tests.Running;
using Microsoft.Extensions.Logging.Abstractions;

namespace FibroInfo.Tests.Editing;

/// <summary>A content folder with everything that edits it, and a store for the audit.</summary>
public sealed class EditedContent : IDisposable
{
    public static readonly Actor Kari = new(3, "Kari");

    public EditedContent()
    {
        Files = new ContentFileWriter(new ContentFolder(Content.Root));
        TestClock clock = TestClock.At("2026-11-24T12:00:00+01:00");
        var audit = new AuditTrail(clock);
        var commit = new ContentCommit(Files, Open.Store, NullLogger<ContentCommit>.Instance);
        var sources = new SourceCommit(Files, commit, audit);
        Editor = new SourceEditor(Files, sources, new RevisionCommit(commit, new RevisionLog(clock)), Open.Store, audit);
        Import = new SourceImport(Files, sources);
    }

    public ContentCopy Content { get; } = new();

    public OpenStore Open { get; } = new();

    public ContentFileWriter Files { get; }

    public SourceEditor Editor { get; }

    public SourceImport Import { get; }

    public string Sources => Content.Read("references.json");

    public JsonObject Item(string key) => JsonNode.Parse(Editor.Find(key)!.Json)!.AsObject();

    public SourceVersionToken SeenAs(string key) => new(key, Seen(key));

    public string Seen(string key) => SourceHash.Compute(Editor.Find(key)!);

    public Task<EditResult> ChangeAsync(string key, Action<JsonObject> change, string? expectedVersion = null)
    {
        JsonObject item = Item(key);
        change(item);
        return Editor.ChangeAsync(key, expectedVersion ?? Seen(key), item, Kari, CancellationToken.None);
    }

    public long Audited(string action, string subject) => Open.Count($"select count(*) from audit where action = '{action}' and subject = '{subject}' and actor_name = 'Kari'");

    public Reference Get(string key) => Editor.Find(key) ?? throw new KeyNotFoundException(key);

    public void Dispose()
    {
        Files.Dispose();
        Open.Dispose();
        Content.Dispose();
    }
}
