using System.Globalization;
using System.Security.Cryptography;
using FibroInfo.Accounts;
using FibroInfo.Audit;
using FibroInfo.Data;
using FibroInfo.Tests.Durability;
using Microsoft.Data.Sqlite;

namespace FibroInfo.Benchmarks;

/// <summary>A data folder in which one article has votes and shown comments, written past the site into the file.</summary>
internal sealed class FilledStore : IDisposable
{
    public const string Moderator = "nora@clinic.example";

    // In each body, to count them on the page.
    public const string Said = "Pacing helped me.";

    // Lately: what waited for long is thrown away at the first start.
    private static readonly string When = DateTime.UtcNow.AddDays(-7).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("figures-data-");

    public string Folder => _folder.FullName;

    private string Connection => $"Data Source={Path.Combine(Folder, "fibroinfo.db")};Pooling=False";

    public static async Task<FilledStore> MakeAsync(string published, string content, int votes, int comments)
    {
        var store = new FilledStore();
        // Its first start makes the tables.
        await (await Server.StartSiteAsync(published, content, store.Folder)).DisposeAsync();
        using var db = new SqliteConnection(store.Connection);
        db.Open();
        using (SqliteTransaction transaction = db.BeginTransaction())
        {
            AddVotes(db, transaction, votes);
            AddComments(db, transaction, comments);
            transaction.Commit();
        }

        return store;
    }

    public long Count(string table)
    {
        using var db = new SqliteConnection(Connection);
        db.Open();
        using SqliteCommand count = Command(db, null, $"select count(*) from {table}");
        return (long)count.ExecuteScalar()!;
    }

    /// <summary>Makes of the first comments such as nobody has read yet.</summary>
    public void LetWait(int comments)
    {
        using var db = new SqliteConnection(Connection);
        db.Open();
        using SqliteCommand change = Command(db, null, $"update comments set state = 'Waiting', decided_at = null where id <= {comments}");
        change.ExecuteNonQuery();
        CountComments(db, null);
    }

    /// <summary>Begins a session in the file, of somebody new.</summary>
    /// <returns>The ticket for the cookie.</returns>
    public string SignIn(Role roles = Role.Moderator)
    {
        using var db = new SqliteDbContext(SqliteDbContext.Options(Connection));
        var account = new Account
        {
            Name = "Nora Lie",
            Email = Moderator,
            Roles = roles,
            CreatedAt = DateTimeOffset.UtcNow,
            PasswordHash = Passwords.Hash("a password of the figures"),
        };
        db.Add(account);
        db.SaveChanges();
        SecretToken ticket = SecretToken.Create();
        db.Add(new Session
        {
            Account = account.Id,
            Hash = ticket.Hash,
            BegunAt = DateTimeOffset.UtcNow,
            SeenAt = DateTimeOffset.UtcNow,
            ProvenAt = DateTimeOffset.UtcNow,
        });
        db.SaveChanges();
        return ticket.Text;
    }

    /// <summary>Forgets that somebody tried a wrong password.</summary>
    public void Unlock()
    {
        using var db = new SqliteConnection(Connection);
        db.Open();
        using SqliteCommand change = Command(db, null, "update accounts set failures = 0, locked_until = null");
        change.ExecuteNonQuery();
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static void AddVotes(SqliteConnection db, SqliteTransaction transaction, int votes)
    {
        using SqliteCommand add = Command(db, transaction,
            $"insert into votes (article, period, reader, stars, at) values ('{Post.Article}', '0001-01-01', $reader, $stars, '{When}')");
        SqliteParameter reader = add.Parameters.Add("$reader", SqliteType.Blob), stars = add.Parameters.Add("$stars", SqliteType.Integer);
        for (int vote = 0; vote < votes; vote++)
        {
            reader.Value = RandomNumberGenerator.GetBytes(16);
            stars.Value = 1 + (vote % 5);
            add.ExecuteNonQuery();
        }

        using SqliteCommand count = Command(db, transaction,
            "insert into rating_counts select article, period, stars, count(*) from votes group by article, period, stars");
        count.ExecuteNonQuery();
    }

    // Each fifth answers the one before it.
    private static void AddComments(SqliteConnection db, SqliteTransaction transaction, int comments)
    {
        using SqliteCommand add = Command(db, transaction,
            "insert into comments (id, article, reply_to, state, name, body, version, posted_at, written_at, decided_at, reader, seed, "
            + "notify, marks, is_despair, is_same_text, is_redacted, is_announced, text_hash, repeat_key)\n"
            + $"values ($id, '{Post.Article}', $top, 'Approved', 'Kari', $body, 1, '{When}', '{When}', '{When}', $key, $key, "
            + "'None', '[]', 0, 0, 0, 1, $key, $key)");
        SqliteParameter id = add.Parameters.Add("$id", SqliteType.Integer), top = add.Parameters.Add("$top", SqliteType.Integer);
        SqliteParameter body = add.Parameters.Add("$body", SqliteType.Text), key = add.Parameters.Add("$key", SqliteType.Blob);
        for (int comment = 1; comment <= comments; comment++)
        {
            id.Value = comment;
            top.Value = comment % 5 == 0 ? comment - 1 : DBNull.Value;
            body.Value = string.Create(
                CultureInfo.InvariantCulture,
                $"{Said} I walk a little each day, rest before I must, and say no to one thing a week. It took me some months. "
                + $"This is my {comment}th try to write it down.");
            key.Value = RandomNumberGenerator.GetBytes(16);
            add.ExecuteNonQuery();
        }

        CountComments(db, transaction);
    }

    private static void CountComments(SqliteConnection db, SqliteTransaction? transaction)
    {
        using SqliteCommand count = Command(db, transaction,
            "insert or replace into comment_counts (article, threads, shown) "
            + "select article, sum(reply_to is null), count(*) from comments where state = 'Approved' group by article");
        count.ExecuteNonQuery();
    }

    private static SqliteCommand Command(SqliteConnection db, SqliteTransaction? transaction, string sql)
    {
        SqliteCommand command = db.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // Our own words.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }
}
