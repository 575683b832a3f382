using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace FibroInfo.Data;

/// <summary>One write to the database: its context, and the tags of what it changes.</summary>
public sealed class WriteTransaction
{
    private readonly HashSet<string> _tags = new(StringComparer.Ordinal);
    private readonly List<ErasureRecord> _erased = [];
    private readonly List<ErasureRecord> _replaced = [];
    private readonly Dictionary<string, Func<Task>> _beforeCommit = new(StringComparer.Ordinal);
    private readonly WriteConnection _writer;

    internal WriteTransaction(WriteConnection writer) => _writer = writer;

    public SiteDbContext Db => _writer.Db;

    internal IReadOnlyCollection<string> Tags => _tags;

    internal IReadOnlyCollection<Func<Task>> Last => _beforeCommit.Values;

    internal IReadOnlyCollection<ErasureRecord> Erased => _erased;

    internal IReadOnlyCollection<ErasureRecord> Replaced => _replaced;

    /// <summary>True from the moment at which its rows are stored: whatever fails after that takes nothing back.</summary>
    public bool IsCommitted { get; internal set; }

    public void Invalidate(string tag) => _tags.Add(tag);

    /// <summary>
    /// Runs <paramref name="work"/> after all other changes and before the commit, once per <paramref name="name"/>: for totals
    /// that depend on the other changes.
    /// </summary>
    public void BeforeCommit(string name, Func<Task> work) => _beforeCommit[name] = work;

    /// <summary>Records an erasure. The record is on disk before this transaction is committed.</summary>
    public void RecordErasure(ErasureRecord erasure) => _erased.Add(erasure);

    /// <summary>
    /// Records that an old text was replaced. The record is written after this transaction is committed and before the caller is
    /// told. If it were written first and the transaction failed, the old text would be erased and the new one lost.
    /// </summary>
    public void RecordReplacement(ErasureRecord erasure) => _replaced.Add(erasure);

    /// <summary>
    /// A statement that runs often, parsed only once; EF and SQLite would parse it again at every call. Only for ratings, which
    /// arrive by the hundred; everything else uses EF.
    /// </summary>
    /// <param name="sql">A constant, with parameters such as <c>@article</c>.</param>
    /// <param name="values">The parameters, with the same names at every call.</param>
    public DbCommand PrepareCommand(string sql, params ReadOnlySpan<(string Name, object Value)> values) => _writer.PrepareCommand(sql, values);
}

/// <summary>The only connection that writes, with its prepared statements.</summary>
internal sealed class WriteConnection(DbContextOptions<SqliteDbContext> options) : IDisposable
{
    private readonly Dictionary<string, DbCommand> _prepared = new(StringComparer.Ordinal);

    public SqliteDbContext Db { get; } = new(options);

    public DbCommand PrepareCommand(string sql, ReadOnlySpan<(string Name, object Value)> values)
    {
        if (!_prepared.TryGetValue(sql, out DbCommand? command))
        {
            _prepared[sql] = command = CreateCommand(sql, values);
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

    private DbCommand CreateCommand(string sql, ReadOnlySpan<(string Name, object Value)> values)
    {
        DbCommand command = Db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // Always a constant in the code, never user input.
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
