using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace FibroInfo.Data;

/// <summary>One transaction of the one writer: its context, and the tags of what it changes.</summary>
public sealed class WriteTransaction
{
    private readonly HashSet<string> _tags = new(StringComparer.Ordinal);
    private readonly List<ErasureRecord> _erased = [];
    private readonly List<ErasureRecord> _replaced = [];
    private readonly Dictionary<string, Func<Task>> _last = new(StringComparer.Ordinal);
    private readonly WriteConnection _writer;

    internal WriteTransaction(WriteConnection writer) => _writer = writer;

    public SiteDbContext Db => _writer.Db;

    internal IReadOnlyCollection<string> Tags => _tags;

    internal IReadOnlyCollection<Func<Task>> Last => _last.Values;

    internal IReadOnlyCollection<ErasureRecord> Erased => _erased;

    internal IReadOnlyCollection<ErasureRecord> Replaced => _replaced;

    /// <summary>True from the moment at which its rows are stored: whatever fails after that takes nothing back.</summary>
    public bool IsCommitted { get; internal set; }

    public void Invalidate(string tag) => _tags.Add(tag);

    /// <summary>Done once for each name, when all else is in the rows and before the commit: what sums up the rest.</summary>
    public void BeforeCommit(string name, Func<Task> work) => _last[name] = work;

    /// <summary>It is on the disk before this transaction is.</summary>
    public void RecordErasure(ErasureRecord erasure) => _erased.Add(erasure);

    /// <summary>
    /// What it replaces is gone: on the disk after this transaction is, and before it is acknowledged. Written down first,
    /// a transaction that then fails would have taken the old words, and nobody would have the new ones.
    /// </summary>
    public void RecordReplacement(ErasureRecord erasure) => _replaced.Add(erasure);

    /// <summary>
    /// A statement that is run often: understood once, where EF and the database would read it anew each time. Votes
    /// arrive by the hundred; all else is EF's.
    /// </summary>
    /// <param name="sql">A constant, with parameters such as <c>@article</c>.</param>
    /// <param name="values">By name, the same names at every call.</param>
    public DbCommand PrepareCommand(string sql, params ReadOnlySpan<(string Name, object Value)> values) => _writer.PrepareCommand(sql, values);
}

/// <summary>The connection of the one writer, and the statements that it has understood before.</summary>
internal sealed class WriteConnection(DbContextOptions<SqliteDbContext> options) : IDisposable
{
    private readonly Dictionary<string, DbCommand> _prepared = new(StringComparer.Ordinal);

    public SqliteDbContext Db { get; } = new(options);

    public DbCommand PrepareCommand(string sql, ReadOnlySpan<(string Name, object Value)> values)
    {
        if (!_prepared.TryGetValue(sql, out DbCommand? command))
        {
            _prepared[sql] = command = Understand(sql, values);
        }

        command.Transaction = Db.Database.CurrentTransaction!.GetDbTransaction();
        foreach ((string name, object value) in values)
        {
            command.Parameters[name].Value = value;
        }

        return command;
    }

    public void Dispose()
    {
        foreach (DbCommand command in _prepared.Values)
        {
            command.Dispose();
        }

        Db.Dispose();
    }

    private DbCommand Understand(string sql, ReadOnlySpan<(string Name, object Value)> values)
    {
        DbCommand command = Db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // Constants of the rooms, never what somebody typed.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach ((string name, object value) in values)
        {
            DbParameter parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
