using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace FibroInfo.Data;

/// <summary>The connection of the one writer, and the statements that it has understood before.</summary>
internal sealed class Writer(DbContextOptions<SqliteDb> options) : IDisposable
{
    private readonly Dictionary<string, DbCommand> _prepared = new(StringComparer.Ordinal);

    public SqliteDb Db { get; } = new(options);

    public DbCommand Prepared(string sql, ReadOnlySpan<(string Name, object Value)> values)
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
