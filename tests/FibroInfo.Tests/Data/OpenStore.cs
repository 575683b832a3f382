using FibroInfo.Comments;
using FibroInfo.Data;
using FibroInfo.Mail;
using FibroInfo.Ratings;
using FibroInfo.Reports;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace FibroInfo.Tests.Data;

/// <summary>A real store in a folder of its own.</summary>
public sealed class OpenStore : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("fibroinfo-store-");

    /// <param name="interceptors">What a test does on the way to the rows.</param>
    public OpenStore(params IInterceptor[] interceptors)
    {
        Folder = new DataFolder(_root.FullName);
        File = new SqliteDatabaseFile(Folder, null)
        {
            CreateOptions = connection => new DbContextOptionsBuilder<SqliteDbContext>(SqliteDbContext.Options(connection)).AddInterceptors(interceptors).Options,
        };
        Erasures = new ErasureLog(Folder, [new CommentErasureReplay(), new ReportErasureReplay(), new VoteErasureReplay(), new EmailErasureReplay()]);
        Store = new SiteDatabase(File, Changes, Erasures);
        Changes.Subscribe(tags => Told.AddRange(tags));
        Store.OpenAsync(CancellationToken.None).GetAwaiter().GetResult();
    }

    public DataFolder Folder { get; }

    public SqliteDatabaseFile File { get; }

    public ChangeNotifier Changes { get; } = new();

    public ErasureLog Erasures { get; }

    public SiteDatabase Store { get; private set; }

    /// <summary>The tags of every commit so far.</summary>
    public List<string> Told { get; } = [];

    /// <summary>Asks the file itself, past the store.</summary>
    public long Count(string sql)
    {
        using var connection = new SqliteConnection($"{File.ConnectionString};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // The words of a test.
        command.CommandText = sql;
#pragma warning restore CA2100
        return (long)command.ExecuteScalar()!;
    }

    /// <summary>Does <paramref name="deeds"/>, and then puts the rows back as they were before it, as a site does that is restored from a backup.</summary>
    public async Task UndoAsync(Func<Task> deeds)
    {
        string copy = Folder.File("copy.db");
        await Store.ReadAsync(db => db.Database.ExecuteSqlAsync($"vacuum into {copy}"));
        await deeds();
        await RestartAsync(() => System.IO.File.Move(copy, File.Path, overwrite: true));
    }

    /// <summary>Ends the site, does something to its files, and starts it again.</summary>
    public async Task RestartAsync(Action between)
    {
        Store.Dispose();
        between();
        Store = new SiteDatabase(File, Changes, Erasures);
        await Store.OpenAsync(CancellationToken.None);
    }

    public void Dispose()
    {
        Store.Dispose();
        Folder.Dispose();
        _root.Delete(recursive: true);
    }
}
