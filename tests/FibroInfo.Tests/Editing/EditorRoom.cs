using System.Data.Common;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using FibroInfo.Audit;
using FibroInfo.Content;
using FibroInfo.Content.Files;
using FibroInfo.Editing;
using FibroInfo.Editing.Documents;
using FibroInfo.Editing.Drafts;
using FibroInfo.Editing.Images;
using FibroInfo.Editing.Revisions;
using FibroInfo.Editing.SiteData;
using FibroInfo.Editing.Sources;
using FibroInfo.Editing.Workflow;
using FibroInfo.Tests.Data;
using FibroInfo.Tests.Editing.Images;
using FibroInfo.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging;

namespace FibroInfo.Tests.Editing;

/// <summary>Every editor of the content folder, on files and rows that fail when a test says so.</summary>
public sealed class EditorRoom : IDisposable
{
    public static readonly Actor Kari = new(3, "Kari");

    public static readonly ContentPath Sleep = ContentPath.Parse(TempContent.ArticlePath, [])!;

    private static readonly ContentPath Live = ContentPath.Parse("articles/live/en.md", [])!;

    private readonly AuditTrail _audit;
    private readonly DraftStore _drafts;
    private readonly ContentStore _shelf;
    private readonly TestClock _clock = TestClock.At("2026-11-24T12:00:00+01:00");

    public EditorRoom()
    {
        Open = new OpenStore(Fault);
        Files = new ContentFileWriter(new ContentFolder(Content.Root), _ => Fault.At(FaultStep.File));
        Content.Write("articles/sleep/en.next.md", TempContent.Article(TempContent.Body.Replace("Sleep is lighter", "Sleep is much lighter", StringComparison.Ordinal), ("publish", "publish: 2026-11-20"), ("reviewed", "reviewed: 2026-11-09")));
        Content.Write("articles/asked/en.md", TempContent.Article(null, ("status", "status: review"), ("publish", null), ("reviewer", null), ("reviewed", null), ("authors", "authors: [ann]")));
        Content.Write("articles/planned/en.md", TempContent.Article());
        Content.Write(Live.Path, TempContent.Article());
        Content.Write("articles/planned/en.next.md", TempContent.Article(null, ("title", "title: Later"), ("publish", "publish: 2027-01-10")));
        File.WriteAllBytes(Content.Full("articles/sleep/old.png"), Drawn.Png(64, 48));
        File.WriteAllBytes(Content.Full("articles/sleep/other.png"), Drawn.Png(32, 48));
        _shelf = new ContentStore(_clock);
        _shelf.Replace(Content.Read());
        _audit = new AuditTrail(_clock);
        _drafts = new DraftStore(Open.Store, _audit, _clock);
    }

    public TempContent Content { get; } = new();

    public Fault Fault { get; } = new();

    public OpenStore Open { get; }

    public ContentFileWriter Files { get; }

    public LogLines Log { get; } = new();

    public async Task WriteDraftsAsync()
    {
        foreach (string file in new[] { TempContent.ArticlePath, "articles/sleep/en.next.md", "articles/planned/en.next.md", Live.Path })
        {
            await _drafts.SaveAsync(file, Read(file), Hash(file), 0, Kari, CancellationToken.None);
        }
    }

    /// <summary>One thing that somebody does, by its name.</summary>
    /// <returns>What the editor answers.</returns>
    public async Task<object> ActAsync(string name, CancellationToken cancel)
    {
        var commit = new ContentCommit(Files, Open.Store, Log);
        var log = new RevisionLog(_clock);
        var texts = new RevisionCommit(commit, log);
        var proofs = new DraftValidator(Files, _shelf, _clock);
        var album = new ArticleImages(Files);
        var sources = new SourceEditor(Files, new SourceCommit(Files, commit, _audit), texts, Open.Store, _audit);
        var pictures = new PictureEditor(Files, album, new PictureUsageFinder(Files, album, _drafts, _shelf), commit, _audit);
        var plans = new ScheduledChanges(Files, texts, _audit, _shelf, _clock);
        var workflow = new ArticleWorkflow(
            new ArticleEditor(Files, texts, _audit, proofs), _drafts, new ReviewStore(Open.Store, _drafts, _audit, _clock), new ArticleSigner(Open.Store, Files, texts, _audit, proofs, _shelf, _clock),
            new SignOffPolicy(Open.Store), plans, new PublicationFrontMatter(_shelf, _clock), proofs, _shelf, _clock);
        return name switch
        {
            "article" => await new ArticleEditor(Files, texts, _audit, proofs).PublishAsync(Sleep, Hash(Sleep.Path), Read(Sleep.Path).Replace("Better sleep", "Best sleep", StringComparison.Ordinal), "A test.", Kari, cancel),
            "new article" => await new ArticleEditor(Files, texts, _audit, proofs).PublishAsync(ContentPath.Parse("articles/fresh/en.md", [])!, ContentHash.None, TempContent.Article(), "A test.", Kari, cancel),
            "restore" => await new ArticleEditor(Files, texts, _audit, proofs).RestoreAsync(Sleep, Hash(Sleep.Path), Read(Sleep.Path).Replace("Better sleep", "Old sleep", StringComparison.Ordinal), "A test.", 1, Kari, cancel),
            "picture in" => await pictures.AddAsync(Sleep.Folder, "new.png", Drawn.Png(), Kari, cancel),
            "picture out" => await pictures.RemoveAsync(Sleep.Folder, "old.png", Kari, cancel),
            "pictures copied" => await new PictureCopier(Files, album, commit, _audit).CopyAsync(Sleep.Folder, ["old.png", "other.png"], Slug.Parse("asked"), Kari, cancel) ?? (object)EditResult.Saved.Instance,
            "source" => await sources.ChangeAsync("wu2017", SourceHash.Compute(sources.Find("wu2017")!), new JsonObject { ["type"] = "book", ["title"] = "Another" }, Kari, cancel),
            "source renamed" => await sources.RenameAsync(new SourceVersionToken("wu2017", SourceHash.Compute(sources.Find("wu2017")!)), "wu-2017", Kari, cancel),
            "sources merged" => await sources.MergeAsync(new SourceVersionToken("bell2018", SourceHash.Compute(sources.Find("bell2018")!)), new SourceVersionToken("wu2017", SourceHash.Compute(sources.Find("wu2017")!)), Kari, cancel),
            "sources imported" => (await new SourceImport(Files, new SourceCommit(Files, commit, _audit)).AddAsync([FibroInfo.Tests.References.Sources.Shipped.All[0]], Kari, cancel)).Outcome,
            "entry" => await ChangeTermAsync(new EntryEditor(Files, commit, _audit, proofs), cancel),
            "address" => await new SlugRenamer(Files, texts, _audit, proofs).RenameAsync(Sleep, Hash(Sleep.Path), "sleep-well", "A test.", Kari, cancel),
            "due change" => await plans.ApplyDueAsync(Sleep, cancel) ? EditResult.Saved.Instance : new EditResult.Failed("Not settled."),
            "unplanned" => await plans.UnscheduleAsync(ContentPath.Parse("articles/planned/en.next.md", [])!, Hash("articles/planned/en.next.md"), Kari, cancel),
            "signature" => await workflow.SignAsync(ContentPath.Parse("articles/asked/en.md", [])!, Hash("articles/asked/en.md"), "Signed.", new StaffEditor(Kari, Role.Reviewer, "bo"), cancel),
            "scheduled change" => await workflow.ScheduleAsync(
                new OpenArticle(Live, Read(Live.Path), Read(Live.Path).Replace("none", "A grant.", StringComparison.Ordinal), Hash(Live.Path), 1), _clock.GetUtcNow().AddDays(7),
                new Remarks { Reason = "A test." }, new StaffEditor(Kari, Role.Author, "ann"), cancel),
            _ => throw new ArgumentException($"Nobody can do '{name}'.", nameof(name)),
        };
    }

    /// <summary>Every folder, every file with its bytes, those beside them too, and every row of what editors write.</summary>
    public string[] State() => StateOf(Content, Open);

    public static string[] StateOf(TempContent content, OpenStore open)
    {
        using var connection = new SqliteConnection($"{open.File.ConnectionString};Pooling=False");
        connection.Open();
        return
        [
            .. Directory.EnumerateDirectories(content.Root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(folder => Path.GetRelativePath(content.Root, folder)),
            .. Directory.EnumerateFiles(content.Root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
                .Select(file => $"{Path.GetRelativePath(content.Root, file)} {Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)))}"),
            .. new[] { "revisions", "revision_texts", "audit", "drafts", "review_requests", "signed_texts", "source_key_changes", "rewritten_texts" }.SelectMany(table => Rows(connection, table)),
        ];
    }

    public void Dispose()
    {
        Files.Dispose();
        Open.Dispose();
        Content.Dispose();
    }

    private async Task<EditResult> ChangeTermAsync(EntryEditor editor, CancellationToken cancel)
    {
        YamlFileText text = editor.Open(SiteDataFileCatalogue.Glossary, [])!;
        var wanted = new JsonObject { ["en"] = new JsonObject { ["term"] = "CBT", ["meaning"] = "another therapy" } };
        return await editor.ApplyAsync(new EntryChange(SiteDataFileCatalogue.Glossary, "cbt", EntryEditor.ComputeVersion(text, "cbt"), wanted, "A test.", Kari), cancel);
    }

    private static List<string> Rows(SqliteConnection connection, string table)
    {
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // The words of a test.
        command.CommandText = $"select * from {table}";
#pragma warning restore CA2100
        using SqliteDataReader reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add($"{table}: {string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(at => reader.GetValue(at) is byte[] bytes ? Convert.ToHexString(bytes) : reader.GetValue(at)))}");
        }

        return rows;
    }

    private string Read(string file) => File.ReadAllText(Content.Full(file));

    private string Hash(string file) => ContentHash.Compute(File.ReadAllBytes(Content.Full(file)));
}

/// <summary>Where a change of the content folder can fail.</summary>
public enum FaultStep { None, File, Revision, Audit, Draft, Signature, KeyChange, Commit }

/// <summary>Throws once, at one step; or does something there.</summary>
public sealed class Fault : DbTransactionInterceptor, ISaveChangesInterceptor, IDbCommandInterceptor
{
    private FaultStep _step;
    private Action _deed = () => { };
    private int _skip;

    /// <summary>How often it was done.</summary>
    public int Fired { get; private set; }

    /// <param name="skip">How often the step is passed first.</param>
    public void Arm(FaultStep step, Action deed, int skip = 0) => (_step, _deed, _skip, Fired) = (step, deed, skip, 0);

    public void At(FaultStep step)
    {
        if (step == _step && _skip-- <= 0)
        {
            _step = FaultStep.None;
            Fired++;
            _deed();
        }
    }

    public override ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        At(FaultStep.Commit);
        return ValueTask.FromResult(result);
    }

    public ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        foreach (object added in eventData.Context!.ChangeTracker.Entries().Where(entry => entry.State == EntityState.Added).Select(entry => entry.Entity))
        {
            At(added switch { Revision => FaultStep.Revision, AuditEntry => FaultStep.Audit, Draft => FaultStep.Draft, SignOffRecord => FaultStep.Signature, SourceKeyChange => FaultStep.KeyChange, _ => (FaultStep)(-1) });
        }

        return ValueTask.FromResult(result);
    }

    public ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (command.CommandText.Contains("\"drafts\"", StringComparison.Ordinal))
        {
            At(FaultStep.Draft);
        }

        return ValueTask.FromResult(result);
    }
}

/// <summary>What was logged.</summary>
public sealed class LogLines : ILogger<ContentCommit>
{
    private readonly List<string> _lines = [];

    public IReadOnlyList<string> Lines => _lines;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _lines.Add(formatter(state, exception));
}
