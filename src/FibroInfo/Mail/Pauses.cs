namespace FibroInfo.Mail;

/// <summary>
/// How long a letter waits after each attempt: little at first, for a server that starts anew; two days in all, for one
/// that somebody must mend.
/// </summary>
internal static class Pauses
{
    private static readonly TimeSpan[] AfterAttempt =
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), TimeSpan.FromHours(3),
        TimeSpan.FromHours(6), TimeSpan.FromHours(12), TimeSpan.FromHours(12), TimeSpan.FromHours(12),
    ];

    /// <summary>After that many attempts a letter is given up.</summary>
    public static int MostAttempts => AfterAttempt.Length + 1;

    public static TimeSpan Longest { get; } = AfterAttempt.Max();

    /// <summary>In so many days the last attempt is made.</summary>
    public static int MostDays => (int)Math.Ceiling(AfterAttempt.Sum(pause => pause.TotalDays));

    /// <param name="attempts">How many were made, 1 or more.</param>
    public static TimeSpan After(int attempts) => AfterAttempt[Math.Min(attempts, AfterAttempt.Length) - 1];
}
