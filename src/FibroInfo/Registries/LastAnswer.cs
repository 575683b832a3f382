using System.Runtime.InteropServices;

namespace FibroInfo.Registries;

/// <summary>How a question was last answered, without the record: what is kept in memory of every paper.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct LastAnswer(DateTimeOffset At, Answer Answer, NoticeState State)
{
    public static LastAnswer Of(LookUp row) => new(row.At, row.Answer, row.State);
}
