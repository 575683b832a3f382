namespace FibroInfo.Web;

/// <summary>An exception as the log may hold it: its kinds and where it was thrown, not its words, which may be a reader's.</summary>
internal static class Failure
{
    public static string Describe(Exception exception)
    {
        var parts = new List<string>();
        for (Exception? cause = exception; cause is not null; cause = cause.InnerException)
        {
            parts.Add($"{cause.GetType().FullName} (0x{cause.HResult:x8})");
        }

        return $"{string.Join(" < ", parts)}{Environment.NewLine}{exception.GetBaseException().StackTrace}";
    }
}
