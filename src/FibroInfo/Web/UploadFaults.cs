namespace FibroInfo.Web;

/// <summary>Logs that files which the staff send cannot be kept while they are read: once, until one was kept again.</summary>
public sealed partial class UploadFaults(ILogger<UploadFaults> log)
{
    private int _wasLogged;

    public void Note(Exception fault)
    {
        if (Interlocked.Exchange(ref _wasLogged, 1) == 0)
        {
            LogNotKept(fault.GetType().FullName, fault.StackTrace);
        }
    }

    public void NoteKept() => Volatile.Write(ref _wasLogged, 0);

    [LoggerMessage(Level = LogLevel.Error, Message =
        "A file that was sent cannot be kept in the folder for temporary files (TMPDIR): {Fault}. "
        + "Make room there, or give the site's user the right to it.\n{Place}")]
    private partial void LogNotKept(string? fault, string? place);
}
