using FibroInfo.Data;

namespace FibroInfo.Editing;

/// <summary>What became of a write to the content folder. Nothing but <see cref="Done"/> changed a file.</summary>
public abstract record WriteOutcome
{
    private WriteOutcome()
    {
    }

    public sealed record Done : WriteOutcome
    {
        public static readonly Done It = new();
    }

    /// <summary>The file is not what the writer saw: somebody else changed it first.</summary>
    public sealed record ChangedMeanwhile : WriteOutcome
    {
        public static readonly ChangedMeanwhile It = new();
    }

    /// <param name="Why">A sentence for the person at the form: the folder is read-only, or the disk is full.</param>
    /// <param name="Passes">False for what stays as it is until somebody changes a file: to try again is no use.</param>
    public sealed record Refused(string Why, bool Passes = true) : WriteOutcome
    {
        private const int DiskFull = 28;

        /// <summary>Nothing can be written into a folder that is not there, and it is never made anew.</summary>
        public static readonly Refused Away = new(
            "The content folder is away: it is not there, or has no site.yaml. Nothing was changed in it. "
            + "Whoever runs the site has to bring it back; then try again.");

        /// <summary>Why a file that could not even be read was not written.</summary>
        public static string Unread(string path, Exception fault) => fault is ContentAwayException ? Away.Why
            : $"'{path}' cannot be read, so it was left as it is. Whoever runs the site has to look at its rights.";

        public static Refused Of(string path, Exception fault) => fault is ContentAwayException ? Away : new(
            fault is UnauthorizedAccessException
                ? $"The site may not write '{path}'. Whoever runs it has to give it the right to write in the content folder."
                : (fault.HResult & 0xFFFF) == DiskFull ? $"The disk is full, and '{path}' was left as it is. Whoever runs the site has to make room."
                : $"'{path}' cannot be written: {fault.Message}");
    }
}
