using System.Data.Common;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace FibroInfo.Tests.Data;

/// <summary>Hears every command that EF sends, and asks SQLite how it goes about those of one store.</summary>
public sealed class QueryPlans : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private const string Executing = "Microsoft.EntityFrameworkCore.Database.Command.CommandExecuting";

    private readonly List<IDisposable> _heard = [];
    private readonly List<(string File, string Sql, (string Name, object? Value)[] Parameters)> _commands = [];
    private readonly Lock _lock = new();

    public QueryPlans() => _heard.Add(DiagnosticListener.AllListeners.Subscribe(this));

    /// <summary>The plans of those commands in which <paramref name="words"/> stand, in the order in which they were sent.</summary>
    public string[] Of(OpenStore store, string words)
    {
        string file = FileOf(store.File.ConnectionString);
        lock (_lock)
        {
            return [.. _commands.Where(one => one.File == file && one.Sql.Contains(words, StringComparison.OrdinalIgnoreCase)).Select(one => Explain(store.File.ConnectionString, one.Sql, one.Parameters))];
        }
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.EntityFrameworkCore")
        {
            _heard.Add(value.Subscribe(this));
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value is { Key: Executing, Value: CommandEventData { Command: var command } })
        {
            lock (_lock)
            {
                _commands.Add((FileOf(command.Connection!.ConnectionString), command.CommandText, [.. command.Parameters.Cast<DbParameter>().Select(one => (one.ParameterName, one.Value))]));
            }
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose() => _heard.ForEach(one => one.Dispose());

    private static string FileOf(string connection) => new SqliteConnectionStringBuilder(connection).DataSource;

    private static string Explain(string store, string sql, (string Name, object? Value)[] parameters)
    {
        using var connection = new SqliteConnection($"{store};Pooling=False");
        connection.Open();
        using SqliteCommand explain = connection.CreateCommand();
#pragma warning disable CA2100 // The program's own words.
        explain.CommandText = $"explain query plan {sql}";
#pragma warning restore CA2100
        foreach ((string name, object? value) in parameters)
        {
            explain.Parameters.AddWithValue(name, value);
        }

        using SqliteDataReader rows = explain.ExecuteReader();
        var lines = new List<string>();
        while (rows.Read())
        {
            lines.Add(rows.GetString(3));
        }

        return string.Join('\n', lines);
    }
}
