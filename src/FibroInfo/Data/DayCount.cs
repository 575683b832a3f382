namespace FibroInfo.Data;

/// <summary>How many on one day, of the days that had any.</summary>
/// <param name="Day">As <c>2026-11-24</c>.</param>
public sealed record DayCount(string Day, int Count);
