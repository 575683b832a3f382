namespace FibroInfo.Data;

/// <summary>What waits for a person: how many, and since when the oldest. Null when nothing waits.</summary>
public sealed record Backlog(int Count, DateTimeOffset? Since);
