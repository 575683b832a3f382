using FibroInfo.Text;

namespace FibroInfo.Editing;

/// <summary>
/// What became of a change of the content folder. Only <see cref="Saved"/> changed something. A room derives what is its own:
/// what it tells of a change that was made, or why it alone refuses one.
/// </summary>
public abstract record EditResult
{
    private protected EditResult()
    {
    }

    public record Saved : EditResult
    {
        public static readonly Saved Instance = new();
    }

    /// <summary>It is not what the person saw: somebody else changed it first, or took it away.</summary>
    public record Conflict : EditResult
    {
        public static readonly Conflict Instance = new();
    }

    /// <param name="Current">What it is by now; null when it is gone.</param>
    public sealed record Conflict<T>(T? Current) : Conflict
        where T : class;

    /// <summary>It has errors, or would cause them elsewhere.</summary>
    /// <param name="Problems">All that the checks say, errors first.</param>
    public record Invalid(IReadOnlyList<Problem> Problems) : EditResult;

    /// <summary>It has warnings, and nobody said why they may stay.</summary>
    /// <param name="Problems">All that the checks say, warnings first.</param>
    public record NeedsReason(IReadOnlyList<Problem> Problems) : EditResult;

    /// <param name="Why">One or two sentences for the person at the form: what stands in the way, and who can mend it.</param>
    /// <param name="IsTransient">False for what stays as it is until somebody changes a file: to try again is no use.</param>
    public sealed record Failed(string Why, bool IsTransient = true) : EditResult
    {
        private const int DiskFull = 28;

        /// <summary>Nothing can be written into a folder that is not there, and it is never made anew.</summary>
        public static readonly Failed Away = new(
            "The content folder is missing, or has no site.yaml. Nothing was changed in it. "
            + "Ask the person who runs the site to restore it, then try again.");

        /// <summary>The files are as before, and the log says what kind of fault it was.</summary>
        public static readonly Failed Unrecorded = new(
            "Nothing was changed, because the record of the change couldn't be written. Try again. "
            + "If it fails again, ask the person who runs the site: the reason is in its log.");

        /// <summary>Why a file that could not even be read was not written.</summary>
        public static Failed Unread(string path, Exception fault) => fault is Data.ContentUnavailableException ? Away
            : new($"'{path}' can't be read, so it wasn't changed. Ask the person who runs the site to check its permissions.");

        public static Failed NotPutBack(string path) => new(
            $"'{path}' was changed, but the record of the change couldn't be written, and the file couldn't be restored. "
            + "Ask the person who runs the site to check it.", IsTransient: false);

        public static Failed FromException(string path, Exception fault) => fault is Data.ContentUnavailableException ? Away : new(
            fault is UnauthorizedAccessException
                ? $"The site isn't allowed to write '{path}'. Ask the person who runs it to give it write permission for the content folder."
                : (fault.HResult & 0xFFFF) == DiskFull ? $"The disk is full, and '{path}' wasn't changed. Ask the person who runs the site to free some space."
                : $"'{path}' can't be written: {fault.Message}");
    }
}
