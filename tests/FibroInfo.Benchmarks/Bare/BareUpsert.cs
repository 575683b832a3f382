using System.Security.Cryptography;
using Microsoft.Data.Sqlite;

namespace FibroInfo.Benchmarks.Bare;

/// <summary>One vote of a new reader, in one transaction, with the settings of the site's own store.</summary>
internal sealed class BareUpsert : IDisposable
{
    private const int WritesBetweenCheckpoints = 500;

    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly SqliteConnection _db;
    private readonly SqliteCommand _upsert, _checkpoint;
    private readonly SqliteParameter _reader;
    private int _writes;

    public BareUpsert(string data)
    {
        _db = new SqliteConnection($"Data Source={Path.Combine(data, "fibroinfo.db")}");
        _db.Open();
        using SqliteCommand settings = _db.CreateCommand();
        settings.CommandText = "pragma journal_mode = wal; pragma synchronous = full; pragma wal_autocheckpoint = 0; pragma secure_delete = on;";
        settings.ExecuteNonQuery();
        _checkpoint = _db.CreateCommand();
        _checkpoint.CommandText = "pragma wal_checkpoint(passive)";
        _upsert = _db.CreateCommand();
        _upsert.CommandText =
            """
            insert into votes (article, period, reader, stars, at) values ('fibro-fog', '0001-01-01', $reader, 4, '2026-01-01 12:00:00')
            on conflict (article, period, reader) do update set stars = excluded.stars, at = excluded.at
            """;
        _reader = _upsert.Parameters.Add("$reader", SqliteType.Blob);
    }

    public async Task HandleAsync(HttpContext context)
    {
        await _gate.WaitAsync();
        try
        {
            Store(RandomNumberGenerator.GetBytes(16));
        }
        finally
        {
            _gate.Release();
        }

        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = "/";
    }

    public void Dispose()
    {
        _upsert.Dispose();
        _checkpoint.Dispose();
        _db.Dispose();
        _gate.Dispose();
    }

    private void Store(byte[] reader)
    {
        using (SqliteTransaction transaction = _db.BeginTransaction())
        {
            _upsert.Transaction = transaction;
            _reader.Value = reader;
            _upsert.ExecuteNonQuery();
            transaction.Commit();
        }

        if (++_writes % WritesBetweenCheckpoints == 0)
        {
            _checkpoint.ExecuteNonQuery();
        }
    }
}
