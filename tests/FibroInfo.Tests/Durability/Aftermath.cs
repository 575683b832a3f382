using FibroInfo.Data;
using Microsoft.Data.Sqlite;

namespace FibroInfo.Tests.Durability;

/// <summary>What lies on the disk after a kill. Looked at in a copy: the site itself must mend what it finds, and not we.</summary>
internal sealed class Aftermath : IDisposable
{
    private readonly DirectoryInfo _copy = Directory.CreateTempSubdirectory("fibroinfo-aftermath-");
    private readonly SqliteConnection _db;
    private readonly ReaderKeyGenerator _keys;

    public Aftermath(string data)
    {
        foreach (string file in Directory.EnumerateFiles(data, "fibroinfo.db*").Where(file => !file.EndsWith("-shm", StringComparison.Ordinal)))
        {
            File.Copy(file, Path.Combine(_copy.FullName, Path.GetFileName(file)));
        }

        _keys = new ReaderKeyGenerator(new DataFolder(data));
        _db = new SqliteConnection($"Data Source={Path.Combine(_copy.FullName, "fibroinfo.db")};Pooling=False");
        _db.Open();
    }

    /// <summary>Sentences about all that is wrong.</summary>
    public IEnumerable<string> Faults(Writers writers)
    {
        string integrity = Rows("pragma integrity_check", row => row.GetString(0))[0];
        Dictionary<string, int> stars = Stars(), bodies = Bodies();
        int lost = Missing(writers.Acknowledged).Count();
        int twice = stars.Values.Count(count => count < 0) + bodies.Values.Count(count => count > 1);
        int stored = stars.Count + bodies.Count, sent = writers.Acknowledged.Count + writers.Unanswered.Count;
        var counted = Rows("select stars, count(*) from votes group by stars order by stars", row => (row.GetInt32(0), row.GetInt32(1)));
        var tallied = Rows("select stars, sum(votes) from rating_counts where votes <> 0 group by stars order by stars", row => (row.GetInt32(0), row.GetInt32(1)));
        return
        [
            .. integrity == "ok" ? Array.Empty<string>() : [$"The file is broken: {integrity}"],
            .. lost == 0 ? Array.Empty<string>() : [$"{lost} of {writers.Acknowledged.Count} acknowledged posts are lost."],
            .. twice == 0 ? Array.Empty<string>() : [$"{twice} posts are stored twice."],
            .. stored <= sent ? Array.Empty<string>() : [$"{stored} posts are stored, {sent} were sent."],
            .. counted.SequenceEqual(tallied) ? Array.Empty<string>() : ["The tallies are not the votes."],
        ];
    }

    /// <summary>Those of the posts that are not there as they were sent.</summary>
    public IEnumerable<Post> Missing(IEnumerable<Post> posts)
    {
        Dictionary<string, int> stars = Stars(), bodies = Bodies();
        return posts.Where(post => post.IsComment ? !bodies.ContainsKey(post.Body) : stars.GetValueOrDefault(Key(post)) != post.Stars);
    }

    public void Dispose()
    {
        _db.Dispose();
        _copy.Delete(recursive: true);
    }

    // By reader; below nothing for one who is there twice.
    private Dictionary<string, int> Stars() => Rows("select reader, stars from votes", row => (Reader: Convert.ToHexString((byte[])row[0]), Stars: row.GetInt32(1)))
        .GroupBy(row => row.Reader).ToDictionary(rows => rows.Key, rows => rows.Count() == 1 ? rows.First().Stars : -rows.Count());

    private Dictionary<string, int> Bodies() => Rows("select body from comments", row => row.GetString(0)).CountBy(body => body).ToDictionary();

    private string Key(Post post) => Convert.ToHexString(_keys.Derive(Post.Article, post.Reader));

    private List<T> Rows<T>(string sql, Func<SqliteDataReader, T> read)
    {
        using SqliteCommand command = _db.CreateCommand();
#pragma warning disable CA2100 // Our own words.
        command.CommandText = sql;
#pragma warning restore CA2100
        using SqliteDataReader row = command.ExecuteReader();
        var rows = new List<T>();
        while (row.Read())
        {
            rows.Add(read(row));
        }

        return rows;
    }
}
