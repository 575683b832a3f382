using FibroInfo.Data;
using Microsoft.Data.Sqlite;

namespace FibroInfo.Tests.Data;

/// <summary>A real store in a folder of its own.</summary>
public sealed class OpenStore : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("fibroinfo-store-");

    public OpenStore()
    {
        Folder = new DataFolder(_root.FullName);
        File = new StoreFile(Folder, null);
        Store = new Store(File, Changes);
        Changes.Listen(tags => Told.AddRange(tags));
        Store.OpenAsync(CancellationToken.None).GetAwaiter().GetResult();
    }

    public DataFolder Folder { get; }

    public StoreFile File { get; }

    public Changes Changes { get; } = new();

    public Store Store { get; }

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

    public void Dispose()
    {
        Store.Dispose();
        Folder.Dispose();
        _root.Delete(recursive: true);
    }
}
