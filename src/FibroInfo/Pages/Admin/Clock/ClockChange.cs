using FibroInfo.Data;
using FibroInfo.Text;

namespace FibroInfo.Pages.Admin.Clock;

/// <summary>That the server's clock moved, as the staff are told.</summary>
/// <param name="SignedDays">Negative when it moved back; 0 when it moved, and moved back since.</param>
/// <param name="Now">What it says now.</param>
public sealed record ClockChange(int SignedDays, DateTimeOffset Now)
{
    private int Days => Math.Abs(SignedDays);

    public string What(UiText words) => SignedDays == 0 ? words["clock.returned"] : words.Count(SignedDays < 0 ? "clock.back" : "clock.forward", Days);

    /// <returns>Null while the clock is trusted.</returns>
    public static ClockChange? Find(ClockMonitor monitor, TimeProvider clock) =>
        monitor.Check() is { } moved ? new ClockChange((int)Math.Round(moved.TotalDays), clock.GetUtcNow()) : null;
}
