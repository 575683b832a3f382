using System.Runtime.InteropServices;

namespace FibroInfo.Registries;

/// <summary>Whether anybody looked for a notice on a source (P-16): three things that must never be taken for each other.</summary>
public enum Watch
{
    NotLookedUp,

    /// <summary>Somebody did, and nobody could say; or what came is for a person to read.</summary>
    CouldNot,

    /// <summary>No retraction is known.</summary>
    Clear,
}

/// <param name="At">When that was found; the epoch when nobody looked.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Standing(Watch Watch, DateTimeOffset At)
{
    /// <summary>Every time zone begins its days on a quarter of an hour: within one, it is the same day everywhere.</summary>
    public long Quarter => QuarterOf(At);

    internal static long QuarterOf(DateTimeOffset at) => at.UtcTicks / TimeSpan.FromMinutes(15).Ticks;

    /// <summary>A registry that failed says nothing; one that names something we cannot weigh, or a retraction, is not "clear".</summary>
    public static Standing Of(IReadOnlyCollection<LastAnswer> answers)
    {
        LastAnswer[] known = [.. answers.Where(answer => answer.Answer == Answer.Known && answer.State != NoticeState.Unknown)];
        bool isClear = known is not [] && known.All(answer => answer.State is NoticeState.None or NoticeState.Corrected or NoticeState.InDoubt);
        return answers.Count == 0 ? default
            : isClear ? new Standing(Watch.Clear, known.Max(answer => answer.At))
            : new Standing(Watch.CouldNot, answers.Max(answer => answer.At));
    }
}
