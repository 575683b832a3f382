using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace FibroInfo.Data;

/// <summary>
/// What SQLite forgets with each connection. FULL: an acknowledged row survives a power cut (NORMAL lost some at every
/// one). No checkpoint of its own: SQLite before 3.51.3 can corrupt the file when two connections write or checkpoint at
/// once, so <see cref="Store"/> does it, inside its gate. Secure delete: what a reader erased is overwritten, not only
/// unlinked.
/// </summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    private const string Pragmas = "pragma synchronous = full; pragma wal_autocheckpoint = 0; pragma secure_delete = on;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using DbCommand command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    // SQLite has no asynchronous calls: they would be these, on another thread.
    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        ConnectionOpened(connection, eventData);
        return Task.CompletedTask;
    }
}
